//! The suite of `total_deadline`.

use std::time::Duration;

use testkit::{Code, Timed, check, expect, timed_with_polls, vary};
use tokio::{sync::mpsc, time::sleep};

/// Far more than a call needs that is polled once for each message.
const MAX_POLLS: u64 = 200;

async fn drain(rx: &mut mpsc::Receiver<u64>, total: Duration) -> Timed<Vec<u64>> {
    timed_with_polls(total_deadline::drain_for(rx, total), MAX_POLLS).await
}

/// Sends `count` numbers from a task of its own, with `gap` before each.
fn send_every(gap: Duration, count: u64) -> mpsc::Receiver<u64> {
    let (tx, rx) = mpsc::channel(64);
    tokio::spawn(async move {
        for number in 0..count {
            sleep(gap).await;
            if tx.send(number).await.is_err() {
                break;
            }
        }
    });
    rx
}

/// The time is up after `total`, however many messages keep coming
#[check(points = 2)]
async fn messages_do_not_prolong_the_time() {
    let half_a_gap = vary::millis(10..=20);
    let expected = vary::pick(&[vec![0, 1, 2], vec![0, 1, 2, 3], vec![0, 1, 2, 3, 4]]);
    let total = half_a_gap + expected.iter().map(|_| half_a_gap * 2).sum::<Duration>();
    let mut rx = send_every(half_a_gap * 2, 20);

    let call = drain(&mut rx, total).await;

    expect("the call is over after", call.took).is(total).or(
        Code::OverLimit,
        "The time counts from the beginning of the call. A timer that is made anew in each \
         round only measures the pause between two messages.",
    );
    expect("the messages", call.value).is(expected).or(
        Code::LostResult,
        "Every message that came in time is in the bundle. What a future owns is dropped with \
         it, also the list that a cancelled loop has been filling.",
    );
}

/// When the channel is closed, the call returns at once
#[check]
async fn a_closed_channel_ends_the_call() {
    let gap = vary::millis(10..=30);
    let mut rx = send_every(gap, 2);

    let call = drain(&mut rx, vary::millis(400..=600)).await;

    expect("the messages", call.value).is(vec![0, 1]).or(
        Code::LostResult,
        "Both messages came long before the time was up.",
    );
    expect("the call is over after", call.took).is(gap * 2).or(
        Code::NeedlessWait,
        "Every sender is gone and the channel is empty: `recv` gives `None`, and nothing else \
         can ever come.",
    );
}

/// The next call goes on where the last one stopped
#[check]
async fn later_messages_wait_for_the_next_call() {
    let half_a_gap = vary::millis(10..=20);
    let mut rx = send_every(half_a_gap * 2, 5);

    let first = drain(&mut rx, half_a_gap * 5).await.value;
    let second = drain(&mut rx, half_a_gap * 20).await.value;

    expect("the messages of both calls", [first, second].concat())
        .is(vec![0, 1, 2, 3, 4])
        .or(
            Code::LostResult,
            "The receiver is only borrowed: what arrives after the deadline belongs to the next \
             call. \
             A receiver that was closed would take none of it.",
        );
}
