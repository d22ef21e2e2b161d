//! The suite of `fastest_ok`.

use testkit::{Code, Gauge, check, expect, timed, vary};

/// The fastest mirror that works decides, and the slower ones are dropped
#[check(points = 2)]
async fn the_fastest_good_answer_wins() {
    let gauge = Gauge::new();
    let (early, good) = (vary::different_millis(2, 10..=40), vary::millis(50..=80));
    let (slow, size) = (vary::millis(180..=240), vary::number(100..=900));
    // The slow one stands before the fast one, so that asking in turn finds it first.
    let mirrors = vec![
        gauge.work("broken mirror", early[0], Err("no such file")),
        gauge.work("slow mirror", slow, Ok(1)),
        gauge.work("fast mirror", good, Ok(size)),
        gauge.work("closed mirror", early[1], Err("connection refused")),
    ];

    let call = timed(fastest_ok::fastest_ok(mirrors)).await;

    expect("mirrors asked at the same time", gauge.peak())
        .is(4)
        .or(
            Code::Sequential,
            "A race has all of its runners on the way at once. While one future is awaited by \
             itself, the others stand at the start.",
        );
    let answer: Result<u64, Vec<&str>> = call.value;
    expect("the race ends with a good answer", answer.is_ok()).is(true).or(
        Code::WronglyCancelled,
        "The first mirror to be done had failed, and the others were dropped with it. A failure \
         must not end the race while others can still answer.",
    );
    expect("the answer is there after", call.took).is(good).or(
        Code::NeedlessWait,
        "The race is over with the first good answer; nothing that comes later can change it.",
    );
    expect("the answer", answer)
        .is(Ok::<u64, Vec<&str>>(size))
        .or(
            Code::WrongValue,
            "The first mirror that succeeds gives the answer.",
        );
    expect("downloads that were cancelled", gauge.cancelled_names())
        .is(vec!["slow mirror".to_owned()])
        .or(
            Code::NotCancelled,
            "A download that nobody needs any more is dropped.",
        );
}

/// When all mirrors fail, every error is reported, in the order of the failures
#[check]
async fn all_errors_come_in_order_of_completion() {
    let gauge = Gauge::new();
    let mut times = vary::different_millis(3, 20..=90);
    times.sort();
    // In the input the last to fail stands first.
    let mirrors = vec![
        gauge.work("slowest mirror", times[2], Err("third")),
        gauge.work("fastest mirror", times[0], Err("first")),
        gauge.work("middle mirror", times[1], Err("second")),
    ];

    let call = timed(fastest_ok::fastest_ok(mirrors)).await;

    let answer: Result<u64, Vec<&str>> = call.value;
    let errors = answer.err().unwrap_or_default();
    expect("errors reported", errors.len()).is(3).or(
        Code::LostResult,
        "Each mirror has failed in its own way: none of the errors is lost. \
        `select_ok` keeps only the last one.",
    );
    expect("the errors", errors)
        .is(vec!["first", "second", "third"])
        .or(
            Code::WrongOrder,
            "Results are to be taken as they come, not in the order of the list.",
        );
    expect("the errors are there after", call.took)
        .is(times[2])
        .or(
            Code::NeedlessWait,
            "It is clear that all have failed when the last one has.",
        );
}

/// Without mirrors there is an empty list of errors, at once
#[check]
async fn no_mirrors_give_no_errors() {
    let gauge = Gauge::new();
    let mut mirrors = vec![gauge.work("mirror", vary::millis(10..=20), Ok(1))];
    mirrors.clear();

    let call = timed(fastest_ok::fastest_ok(mirrors))
        .or_stuck(
            Code::Deadlock,
            "Where nobody is asked, nobody will ever answer.",
        )
        .await;

    let answer: Result<u64, Vec<&str>> = call.value;
    expect("the answer", answer)
        .is(Err::<u64, Vec<&str>>(Vec::new()))
        .or(
            Code::WrongValue,
            "No mirror has failed, and none has succeeded.",
        );
}
