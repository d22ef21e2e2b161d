//! The suite of `deadline`.

use testkit::{Code, Gauge, check, expect, timed, vary};

/// Work that is done in time gives its value at once
#[check]
async fn work_in_time_gives_its_value() {
    let gauge = Gauge::new();
    let (takes, price) = (vary::millis(20..=60), vary::number(100..=900));
    let limit = vary::millis(100..=160);

    let call = timed(deadline::with_deadline(
        limit,
        gauge.work("prices", takes, price),
    ))
    .await;

    let result: Result<u64, deadline::TimedOut> = call.value;
    expect("the value that came in time", result.ok())
        .is(Some(price))
        .or(
            Code::LostResult,
            "The work was done before the limit: its value is the result.",
        );
    expect("the value is there after", call.took).is(takes).or(
        Code::NeedlessWait,
        "A deadline is the longest wait, not the only one: once the work is done, nothing is \
         left to wait for.",
    );
}

/// Work that takes too long is given up when the limit is over
#[check(points = 2)]
async fn slow_work_is_given_up_at_the_limit() {
    let gauge = Gauge::new();
    let (limit, takes) = (vary::millis(80..=140), vary::millis(400..=600));

    let call = timed(deadline::with_deadline(
        limit,
        gauge.work("prices", takes, 1),
    ))
    .await;

    expect("the call is over after", call.took).is(limit).or(
        Code::OverLimit,
        "A limit has to end the wait itself. While this function waits for the work alone, \
         nobody looks at the time.",
    );
    let result: Result<u64, deadline::TimedOut> = call.value;
    expect("the value of work that was not done", result.ok())
        .is(None)
        .or(
            Code::TooEarly,
            "There is no value yet, so the result is `TimedOut`.",
        );
    expect("works that were cancelled", gauge.cancelled())
        .is(1)
        .or(
            Code::NotCancelled,
            "Work that nobody waits for any more is dropped, or it goes on holding what it holds.",
        );
}

/// Work that is done exactly at the limit is in time
#[check]
async fn work_done_exactly_at_the_limit_counts() {
    let gauge = Gauge::new();
    // One round could go well by chance where `select!` draws lots.
    for price in 1..=64 {
        let limit = vary::millis(80..=140);
        let call = timed(deadline::with_deadline(
            limit,
            gauge.work("prices", limit, price),
        ))
        .await;
        let result: Result<u64, deadline::TimedOut> = call.value;
        expect("the value that came exactly at the limit", result.ok())
            .is(Some(price))
            .or(
                Code::LostResult,
                "The work and the timer are ready in the same moment. Whichever is looked at first \
             wins, so look at the work first: `select!` picks at random unless told otherwise.",
            );
    }
}
