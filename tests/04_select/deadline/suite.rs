//! The suite of `deadline`. The work needs two steps, so that it gets on only while somebody polls
//! it; nobody but the airline can make a price.

use std::{
    cell::Cell,
    future::{pending, poll_fn},
    pin::pin,
    time::Duration,
};

use testkit::{Code, Gauge, check, expect, fail, ms, timed, vary};
use tokio::time::sleep;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// Far more than there are moments in which the work or a timer could wake anybody.
const MAX_POLLS: u32 = 50;

/// A price borrows from the airline, stays on its thread, and has no trait at all.
struct Price<'a> {
    euros: u64,
    sold: &'a Cell<bool>,
}

/// What became of a call.
struct Call {
    euros: Option<u64>,
    took: Duration,
}

/// Asks an airline for a price, which takes as long as `takes` says; `None` is for ever.
async fn ask(gauge: &Gauge, limit: Duration, takes: Option<Duration>, euros: u64) -> Call {
    ask_in_steps(gauge, Duration::ZERO, limit, (takes, 2), euros).await
}

/// Makes the call, lets `before` go by, and then polls it; the work takes so many steps.
async fn ask_in_steps(
    gauge: &Gauge,
    before: Duration,
    limit: Duration,
    (takes, steps): (Option<Duration>, u32),
    euros: u64,
) -> Call {
    let sold = Cell::new(false);
    let prices = gauge.run("prices", in_steps(takes, steps));
    let work = seldom_polled(async {
        prices.await;
        let sold = &sold;
        Price { euros, sold }
    });
    let call = deadline::with_deadline(limit, work);
    if !before.is_zero() {
        sleep(before).await;
    }
    let call = timed(call).await;
    let result: Result<Price<'_>, deadline::TimedOut> = call.value;
    let price = result.ok();
    if let Some(price) = &price {
        price.sold.set(true);
    }
    Call {
        euros: price.map(|price| price.euros),
        took: call.took,
    }
}

/// Steps of a millisecond, and what is left of the time as the last one.
async fn in_steps(takes: Option<Duration>, steps: u32) {
    let Some(mut left) = takes else {
        return pending().await;
    };
    for step in (0..steps).rev() {
        let pause = if step == 0 { left } else { left.min(ms(1)) };
        left -= pause;
        if !pause.is_zero() {
            sleep(pause).await;
        }
    }
}

/// The work, which fails the check if it is looked at again and again.
async fn seldom_polled<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut polls = 0;
    poll_fn(|context| {
        polls += 1;
        if polls > MAX_POLLS {
            fail(
                Code::BusyWait,
                "looks at the work",
                "one in each moment in which something has woken the call",
                &format!("more than {MAX_POLLS}"),
                "Work and timer wake the call when there is something to see. Looking at the work \
                 every now and then costs time, and comes too late between two looks.",
            );
        }
        work.as_mut().poll(context)
    })
    .await
}

/// The call gave up when `limit` was over, on work that would have taken as long as `takes` says.
fn expect_over_at(call: &Call, limit: Duration, takes: Option<Duration>) {
    let (code, why) = if call.took < limit {
        (
            Code::TooEarly,
            "The limit, which counts from the call's first poll, was not over: until then the \
             work may still be done.",
        )
    } else if takes.is_none_or(|takes| call.took < takes) {
        (
            Code::OverLimit,
            "The wait ends in the very moment in which the limit is over. It counts from the \
             call's first poll, on Tokio's clock; `std::time::Instant` is another clock.",
        )
    } else {
        (
            Code::OverLimit,
            "A limit has to end the wait itself. While this function waits for the work alone, \
             nobody looks at the time.",
        )
    };
    expect("the call is over after", call.took)
        .is(limit)
        .or(code, why);
    expect("the value of work that was not done", call.euros)
        .is(None)
        .or(
            Code::TooEarly,
            "There is no value yet, so the result is `TimedOut`.",
        );
}

/// [`expect_over_at`], and the work was begun and dropped.
fn expect_given_up(gauge: &Gauge, call: &Call, limit: Duration, takes: Option<Duration>) {
    expect_over_at(call, limit, takes);
    expect("works that were begun", gauge.started()).is(1).or(
        Code::NotAwaited,
        "A future does nothing until it is polled: work that nobody begins can't be in time.",
    );
    expect("works that were cancelled", gauge.cancelled())
        .is(1)
        .or(
            Code::NotCancelled,
            "Work that nobody waits for any more is dropped, or it goes on holding what it holds.",
        );
}

fn expect_in_time(call: &Call, euros: u64, takes: Duration) {
    expect("the value that came in time", call.euros)
        .is(Some(euros))
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

/// Work that is done in time gives its value at once
#[check]
async fn work_in_time_gives_its_value() {
    let (takes, euros) = (vary::millis(20..=60), vary::number(100..=900));
    let limit = vary::millis(100..=160);

    let call = ask(&Gauge::new(), limit, Some(takes), euros).await;
    expect_in_time(&call, euros, takes);
}

/// Work that takes too long is given up when the limit is over
#[check(points = 2)]
async fn slow_work_is_given_up_at_the_limit() {
    let (limit, takes) = (vary::millis(80..=140), vary::millis(400..=600));

    let gauge = Gauge::new();
    let call = ask(&gauge, limit, Some(takes), 1).await;

    expect_given_up(&gauge, &call, limit, Some(takes));
}

/// Work that is done exactly at the limit is in time
#[check]
async fn work_done_exactly_at_the_limit_counts() {
    // One round could go well by chance where `select!` draws lots, or where the branches take
    // turns and the number of steps decides. A limit of zero comes as often as others, after them,
    // and leaves time for work that takes none.
    for zero in [false, true] {
        for (round, steps) in (1..=64).zip((1..=6).cycle()) {
            let limit = if zero {
                Duration::ZERO
            } else {
                vary::millis(80..=140)
            };
            let work = (Some(limit), steps);
            let call = ask_in_steps(&Gauge::new(), Duration::ZERO, limit, work, round).await;
            expect("the value that came exactly at the limit", call.euros)
                .is(Some(round))
                .or(
                    Code::LostResult,
                    "The work and the timer are ready in the same moment. Whichever is looked at \
                     first wins, so look at the work first, each time: `select!` picks at random \
                     unless told otherwise, and the branches of `try_join!` take turns.",
                );
            expect("the value is there after", call.took).is(limit).or(
                Code::NeedlessWait,
                "Once the work is done, nothing is left to wait for.",
            );
        }
    }
}

/// Every limit is kept to the millisecond, from zero to months
#[check]
async fn every_limit_is_kept() {
    let (some, euros) = (vary::millis(80..=140), vary::number(100..=900));
    // Slow work, work that comes one millisecond too late, and work that never ends. The short
    // limits come first, so that no thread is put to sleep for days.
    for (limit, takes) in [
        (some, Some(some * 2)),
        (some, Some(some + ms(1))),
        (some, None),
        (HOUR + some, Some(DAY)),
        (DAY * 60 + some, Some(DAY * 70)),
    ] {
        let gauge = Gauge::new();
        let call = ask(&gauge, limit, takes, euros).await;
        expect_given_up(&gauge, &call, limit, takes);
    }
    // Where there is no time, work that needs some is given up at once.
    let call = ask(&Gauge::new(), Duration::ZERO, Some(some), euros).await;
    expect_over_at(&call, Duration::ZERO, Some(some));

    // A call that is polled some time later has all of its time left.
    for before in [some / 4, some * 3] {
        let gauge = Gauge::new();
        let takes = Some(some * 2);
        let call = ask_in_steps(&gauge, before, some, (takes, 2), euros).await;
        expect_given_up(&gauge, &call, some, takes);
        let takes = some - ms(1);
        let call = ask_in_steps(&gauge, before, some, (Some(takes), 2), euros).await;
        expect_in_time(&call, euros, takes);
    }

    // Work that is done at once, in the last millisecond, and after months.
    for (limit, takes) in [
        (some, Duration::ZERO),
        (some, some - ms(1)),
        (HOUR + some, ms(1500)),
        (DAY * 60, HOUR + some),
        (DAY * 100, DAY * 99 + some),
    ] {
        let call = ask(&Gauge::new(), limit, Some(takes), euros).await;
        expect_in_time(&call, euros, takes);
    }
}
