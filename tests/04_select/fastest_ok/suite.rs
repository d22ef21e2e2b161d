//! The suite of `fastest_ok`. A download needs two steps, so that it gets on only while somebody
//! polls it; nobody but a mirror can make a package or an error.

use std::{cell::Cell, time::Duration};

use testkit::{Code, Gauge, check, expect, ms, timed, vary};
use tokio::time::sleep;

/// What a mirror gives borrows from the shop, stays on its thread, and has no trait at all.
struct Package<'a> {
    size: u64,
    shop: &'a Cell<u64>,
}

struct Broken<'a> {
    number: u64,
    shop: &'a Cell<u64>,
}

/// A mirror: its name, the time that it takes, and the number of its package or of its error.
type Mirror<'a> = (&'a str, Duration, Result<u64, u64>);

/// What became of a call.
struct Call {
    answer: Result<u64, Vec<u64>>,
    took: Duration,
}

async fn race(gauge: &Gauge, mirrors: &[Mirror<'_>]) -> Call {
    let shop = Cell::new(0);
    let downloads: Vec<_> = mirrors
        .iter()
        .map(|&(name, takes, result)| {
            let shop = &shop;
            let download = gauge.run(name, in_steps(takes));
            async move {
                download.await;
                match result {
                    Ok(size) => Ok(Package { size, shop }),
                    Err(number) => Err(Broken { number, shop }),
                }
            }
        })
        .collect();
    let call = timed(fastest_ok::fastest_ok(downloads))
        .or_stuck(
            Code::Deadlock,
            "Where nobody is asked, nobody will ever answer.",
        )
        .await;
    let answer: Result<Package<'_>, Vec<Broken<'_>>> = call.value;
    let number = |error: &Broken<'_>| {
        error.shop.set(error.number);
        error.number
    };
    Call {
        answer: match answer {
            Ok(package) => {
                package.shop.set(package.size);
                Ok(package.size)
            }
            Err(errors) => Err(errors.iter().map(number).collect()),
        },
        took: call.took,
    }
}

async fn in_steps(takes: Duration) {
    let first = ms(1).min(takes);
    for step in [first, takes - first] {
        if !step.is_zero() {
            sleep(step).await;
        }
    }
}

/// The mirror of `size` is the first good one, and is done at `at`.
fn expect_winner(gauge: &Gauge, call: &Call, size: u64, at: Duration) {
    let (code, why) = if gauge.finished() < gauge.created() {
        (
            Code::WronglyCancelled,
            "A good answer was still to come. A failure must not end the race while others can \
             still answer.",
        )
    } else {
        (
            Code::LostResult,
            "All mirrors were asked to the end, and one gave a good answer: it is the result, also \
             if it is the last to come.",
        )
    };
    expect("the race ends with a good answer", call.answer.is_ok())
        .is(true)
        .or(code, why);
    let (code, why) = if call.took < at {
        (Code::TooEarly, "No mirror had given a good answer by then.")
    } else {
        (
            Code::NeedlessWait,
            "The race is over with the first good answer; nothing that comes later can change it.",
        )
    };
    expect("the answer is there after", call.took)
        .is(at)
        .or(code, why);
    expect("the answer", call.answer.clone())
        .is(Ok::<u64, Vec<u64>>(size))
        .or(
            Code::WrongValue,
            "The first mirror that succeeds gives the answer.",
        );
}

/// All mirrors have failed, in this order, the last one at `at`.
fn expect_all_failed(call: &Call, errors: Vec<u64>, at: Duration) {
    let got = call.answer.clone().err().unwrap_or_default();
    expect("errors reported", got.len()).is(errors.len()).or(
        Code::LostResult,
        "Each mirror has failed in its own way: none of the errors is lost. \
        `select_ok` keeps only the last one.",
    );
    expect("the errors", got).is(errors).or(
        Code::WrongOrder,
        "Results are to be taken as they come, not in the order of the list.",
    );
    expect("the errors are there after", call.took).is(at).or(
        Code::NeedlessWait,
        "It is clear that all have failed when the last one has.",
    );
}

/// The fastest mirror that works decides, and the slower ones are dropped
#[check(points = 2)]
async fn the_fastest_good_answer_wins() {
    let gauge = Gauge::new();
    let (early, good) = (vary::different_millis(2, 10..=40), vary::millis(50..=80));
    let (slow, size) = (vary::millis(180..=240), vary::number(100..=900));
    // The slow one stands before the fast one, so that asking in turn finds it first.
    let mirrors = [
        ("broken mirror", early[0], Err(1)),
        ("slow mirror", slow, Ok(1)),
        ("fast mirror", good, Ok(size)),
        ("closed mirror", early[1], Err(2)),
    ];

    let call = race(&gauge, &mirrors).await;

    expect("mirrors asked at the same time", gauge.peak())
        .is(4)
        .or(
            Code::Sequential,
            "A race has all of its runners on the way at once. While one future is awaited by \
             itself, the others stand at the start.",
        );
    expect_winner(&gauge, &call, size, good);
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
    let mirrors = [
        ("slowest mirror", times[2], Err(3)),
        ("fastest mirror", times[0], Err(1)),
        ("middle mirror", times[1], Err(2)),
    ];

    let call = race(&gauge, &mirrors).await;

    expect_all_failed(&call, vec![1, 2, 3], times[2]);
}

/// A single mirror decides alone, and without mirrors there is an empty list of errors
#[check]
async fn one_mirror_decides_and_none_gives_no_errors() {
    let (takes, number) = (vary::millis(10..=20), vary::number(100..=900));
    let gauge = Gauge::new();
    let call = race(&gauge, &[("mirror", takes, Ok(number))]).await;
    expect_winner(&gauge, &call, number, takes);
    let call = race(&Gauge::new(), &[("mirror", takes, Err(number))]).await;
    expect_all_failed(&call, vec![number], takes);

    let call = race(&Gauge::new(), &[]).await;
    expect("the answer of no mirrors", call.answer)
        .is(Err::<u64, Vec<u64>>(Vec::new()))
        .or(
            Code::WrongValue,
            "No mirror has failed, and none has succeeded.",
        );
    expect("the empty list is there after", call.took)
        .is(Duration::ZERO)
        .or(
            Code::NeedlessWait,
            "Where nobody is asked, there is nothing to wait for.",
        );
}

/// It makes no difference where in the list the good mirror stands, and who ends before it
#[check]
async fn any_place_and_any_order_will_do() {
    let mut times = vary::different_millis(3, 20..=90);
    times.sort();
    let (early, middle, late) = (times[0], times[1], times[2]);
    let size = vary::number(100..=900);
    let races = [
        // The good one ends last, at each end of the list; there is no slower one.
        (vec![(early, Err(1)), (late, Ok(size))], late),
        (vec![(late, Ok(size)), (early, Err(1))], late),
        (
            vec![(late, Err(1)), (middle, Err(2)), (late, Ok(size))],
            late,
        ),
        // The good one ends first, or two are good.
        (vec![(late, Err(1)), (early, Ok(size))], early),
        (vec![(early, Ok(size)), (late, Err(1))], early),
        (vec![(early, Ok(size)), (middle, Ok(1))], early),
        // In the same moment a good answer counts more than an error.
        (vec![(middle, Err(1)), (middle, Ok(size))], middle),
        (vec![(middle, Ok(size)), (middle, Err(1))], middle),
        (vec![(middle, Ok(size)), (middle, Ok(size))], middle),
        // Some need no time at all.
        (vec![(Duration::ZERO, Err(1)), (early, Ok(size))], early),
        (
            vec![(late, Ok(1)), (Duration::ZERO, Ok(size))],
            Duration::ZERO,
        ),
    ];
    for (race_of, at) in races {
        let gauge = Gauge::new();
        let named = |&(takes, result)| ("mirror", takes, result);
        let mirrors: Vec<Mirror<'_>> = race_of.iter().map(named).collect();
        let call = race(&gauge, &mirrors).await;
        expect_winner(&gauge, &call, size, at);
        expect("downloads that still run", gauge.running())
            .is(0)
            .or(
                Code::NotCancelled,
                "A download that nobody needs any more is dropped.",
            );
    }
}

/// Hundreds of mirrors are no other race than four, and it may take days
#[check]
async fn the_race_may_be_large_and_long() {
    let (size, count) = (vary::number(1000..=9000), vary::number(270..=290));
    let hours = |hours: u64| Duration::from_hours(hours);
    let broken = |number: u64| {
        let slow = if number.is_multiple_of(9) { 1 } else { 0 };
        ("mirror", hours(slow) + ms(number), Err(number))
    };
    let mut mirrors: Vec<Mirror<'_>> = vary::shuffled((1..=count).map(broken).collect());
    let mut order = mirrors.clone();
    order.sort_by_key(|mirror| mirror.1);
    let last = order.last().map_or(Duration::ZERO, |mirror| mirror.1);
    let failed = order.iter().filter_map(|mirror| mirror.2.err()).collect();

    let gauge = Gauge::new();
    let call = race(&gauge, &mirrors).await;
    expect_each_was_asked_at_once(&gauge, mirrors.len());
    expect_all_failed(&call, failed, last);

    // All of them fail within two hours, but for three: one that stands in the middle answers
    // after days, and the others would after weeks.
    let days = hours(vary::number(50..=90));
    mirrors.insert(100, ("good mirror", days, Ok(size)));
    mirrors.insert(20, ("slow mirror", days * 5, Ok(1)));
    mirrors.push(("slower mirror", days * 8, Err(0)));
    let gauge = Gauge::new();
    let call = race(&gauge, &mirrors).await;
    expect_each_was_asked_at_once(&gauge, mirrors.len());
    expect_winner(&gauge, &call, size, days);
    expect("downloads that were cancelled", gauge.cancelled())
        .is(2)
        .or(
            Code::NotCancelled,
            "A download that nobody needs any more is dropped.",
        );
}

fn expect_each_was_asked_at_once(gauge: &Gauge, mirrors: usize) {
    expect("mirrors asked at the same time", gauge.peak())
        .is(mirrors)
        .or(
            Code::Sequential,
            "All mirrors are asked at once, however many: none waits until another one is done.",
        );
}
