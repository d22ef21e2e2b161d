//! The suite of `total_deadline`. Nobody but a sender can make a message, and a call is polled
//! only when it has been woken.

use std::{cell::Cell, future::poll_fn, pin::pin, time::Duration};

use testkit::{Code, check, expect, fail, ms, now_ms, settle, timed, vary};
use tokio::{sync::mpsc, time::sleep};

const HOUR: Duration = Duration::from_hours(1);

/// Far more than there are moments in which a message or a timer could wake a call of few
/// messages.
const MAX_POLLS: u32 = 50;

/// A message from a task: it has no trait at all.
struct Line(u64);

/// A message from the check itself: it borrows, and stays on its thread.
struct Note<'a> {
    number: u64,
    desk: &'a Cell<u64>,
}

/// What a call gave: the numbers of its messages, and how long it took.
struct Bundle {
    numbers: Vec<u64>,
    took: Duration,
}

async fn drain(rx: &mut mpsc::Receiver<Line>, total: Duration) -> Bundle {
    let call = timed(total_deadline::drain_for(rx, total)).await;
    let lines: Vec<Line> = call.value;
    Bundle {
        numbers: lines.iter().map(|line| line.0).collect(),
        took: call.took,
    }
}

async fn drain_notes(rx: &mut mpsc::Receiver<Note<'_>>, total: Duration) -> Bundle {
    let call = timed(total_deadline::drain_for(rx, total)).await;
    let notes: Vec<Note<'_>> = call.value;
    let number = |note: &Note<'_>| {
        note.desk.set(note.number);
        note.number
    };
    Bundle {
        numbers: notes.iter().map(number).collect(),
        took: call.took,
    }
}

/// Sends numbers from a task of its own, with a pause before each.
fn send_after(pauses: Vec<Duration>, capacity: usize) -> mpsc::Receiver<Line> {
    let (tx, rx) = mpsc::channel(capacity);
    tokio::spawn(async move {
        for (number, pause) in (0..).zip(pauses) {
            if !pause.is_zero() {
                sleep(pause).await;
            }
            if tx.send(Line(number)).await.is_err() {
                break;
            }
        }
    });
    rx
}

fn send_every(gap: Duration, count: usize) -> mpsc::Receiver<Line> {
    send_after(vec![gap; count], 64)
}

/// A channel in which the notes lie already, and its open end.
fn notes<'a>(
    desk: &'a Cell<u64>,
    count: u64,
    capacity: usize,
) -> (mpsc::Sender<Note<'a>>, mpsc::Receiver<Note<'a>>) {
    let (tx, rx) = mpsc::channel(capacity);
    for number in 0..count {
        // There is room.
        let _sent = tx.try_send(Note { number, desk });
    }
    (tx, rx)
}

fn expect_messages(bundle: &Bundle, expected: Vec<u64>) {
    expect("the messages", bundle.numbers.clone())
        .is(expected)
        .or(
            Code::LostResult,
            "Every message that came in time is in the bundle. What a future owns is dropped with \
             it, also the list that a cancelled loop has been filling.",
        );
}

/// The call was over when `total` was.
fn expect_over_after(bundle: &Bundle, total: Duration) {
    let (code, why) = if bundle.took < total {
        (
            Code::TooEarly,
            "The time, which counts from the call's first poll, was not up and the channel was \
             open: more could come.",
        )
    } else {
        (
            Code::OverLimit,
            "The time counts from the call's first poll. A timer that is made anew in each \
             round only measures the pause between two messages.",
        )
    };
    expect("the call is over after", bundle.took)
        .is(total)
        .or(code, why);
}

/// The time is up after `total`, however many messages keep coming
#[check(points = 2)]
async fn messages_do_not_prolong_the_time() {
    let half_a_gap = vary::millis(10..=20);
    let expected = vary::pick(&[vec![0, 1, 2], vec![0, 1, 2, 3], vec![0, 1, 2, 3, 4]]);
    let total = half_a_gap + expected.iter().map(|_| half_a_gap * 2).sum::<Duration>();
    let mut rx = send_every(half_a_gap * 2, 20);

    let bundle = drain(&mut rx, total).await;

    expect_over_after(&bundle, total);
    expect_messages(&bundle, expected);
}

/// When the channel is closed, the call returns at once
#[check]
async fn a_closed_channel_ends_the_call() {
    let gap = vary::millis(10..=30);
    let total = vary::millis(400..=600);
    let mut rx = send_every(gap, 2);

    let bundle = drain(&mut rx, total).await;

    expect_messages(&bundle, vec![0, 1]);
    expect_end_at_close(&bundle, gap * 2);
}

fn expect_end_at_close(bundle: &Bundle, at: Duration) {
    let (code, why) = if bundle.took < at {
        (
            Code::TooEarly,
            "The channel was still open, and more could come.",
        )
    } else {
        (
            Code::NeedlessWait,
            "Every sender is gone and the channel is empty: `recv` gives `None`, and nothing else \
             can ever come.",
        )
    };
    expect("the call is over after", bundle.took)
        .is(at)
        .or(code, why);
}

fn expect_none_was_lost(bundles: &[Vec<u64>], expected: Vec<u64>) {
    expect("the messages of all calls", bundles.concat())
        .is(expected)
        .or(
            Code::LostResult,
            "The receiver is only borrowed: what arrives after the deadline belongs to the next \
             call. A receiver that was closed would take none of it, and a message that was taken \
             out belongs into the bundle.",
        );
}

/// The next call goes on where the last one stopped
#[check]
async fn later_messages_wait_for_the_next_call() {
    let half_a_gap = vary::millis(10..=20);
    let mut rx = send_every(half_a_gap * 2, 5);
    let first = drain(&mut rx, half_a_gap * 5).await.numbers;
    let second = drain(&mut rx, half_a_gap * 20).await.numbers;
    expect_none_was_lost(&[first, second], (0..5).collect());

    // Messages come in the very moments in which the time is up; sometimes there is no time.
    let gap = vary::millis(10..=20);
    let mut rx = send_every(gap, 30);
    let ends = now_ms() + 40 * u64::try_from(gap.as_millis()).unwrap_or(0);
    let mut bundles = Vec::new();
    while now_ms() < ends && bundles.len() < 200 {
        let total = gap * vary::pick(&[0, 0, 1, 2]);
        // What the sender has to do in this moment is done before the call.
        settle().await;
        let bundle = drain(&mut rx, total).await;
        expect("the call took no longer than", bundle.took)
            .at_most(total)
            .or(
                Code::OverLimit,
                "The time counts from the beginning of the call, and a time of zero is over at once.",
            );
        bundles.push(bundle.numbers);
        if bundles.iter().map(Vec::len).sum::<usize>() == 30 {
            break;
        }
    }
    expect_none_was_lost(&bundles, (0..30).collect());

    // A call that was never polled has taken nothing.
    let desk = Cell::new(0);
    let (tx, mut rx) = notes(&desk, 3, 4);
    drop(total_deadline::drain_for(&mut rx, gap));
    let bundle = drain_notes(&mut rx, gap).await;
    drop(tx);
    expect_none_was_lost(&[bundle.numbers], vec![0, 1, 2]);
}

/// A bundle may hold no message or hundreds, and take days
#[check]
async fn a_bundle_may_be_of_any_size_and_take_days() {
    // Hundreds lie in the channel. This comes first, so that no thread is put to sleep for days.
    let (count, total) = (vary::number(280..=300), vary::millis(50..=90));
    let desk = Cell::new(0);
    let (tx, mut rx) = notes(&desk, count, 300);
    let bundle = drain_notes(&mut rx, total).await;
    drop(tx);
    expect_messages(&bundle, (0..count).collect());
    expect_over_after(&bundle, total);

    // Nothing comes at all, but it might.
    let (tx, mut rx) = notes(&desk, 0, 1);
    let bundle = drain_notes(&mut rx, total).await;
    drop(tx);
    expect_messages(&bundle, Vec::new());
    expect_over_after(&bundle, total);

    // A call that is polled some time later has all of its time left.
    for before in [total / 2, total * 2] {
        let (tx, mut rx) = notes(&desk, 2, 4);
        let call = total_deadline::drain_for(&mut rx, total);
        sleep(before).await;
        let call = timed(call).await;
        drop(tx);
        let notes: Vec<Note<'_>> = call.value;
        let bundle = Bundle {
            numbers: notes.iter().map(|note| note.number).collect(),
            took: call.took,
        };
        expect_over_after(&bundle, total);
        expect_messages(&bundle, vec![0, 1]);
    }

    // Closed from the start, with messages that lie in the channel, and without.
    let (tx, mut rx) = notes(&desk, 5, 8);
    drop(tx);
    for expected in [vec![0, 1, 2, 3, 4], Vec::new()] {
        let bundle = drain_notes(&mut rx, total).await;
        expect_messages(&bundle, expected);
        expect_end_at_close(&bundle, Duration::ZERO);
    }

    // Hours and days between the messages.
    let pauses = [1, 30, 50, 100].map(|hours| HOUR * hours);
    let mut rx = send_after(pauses.to_vec(), 8);
    let total = HOUR * vary::number(82..=180).try_into().unwrap_or(82);
    let bundle = seldom_polled(drain(&mut rx, total)).await;
    expect_messages(&bundle, vec![0, 1, 2]);
    expect_over_after(&bundle, total);

    // A sender that waits for room.
    let mut pauses = vec![Duration::ZERO; 280];
    pauses.push(total * 2);
    let mut rx = send_after(pauses, 1);
    let bundle = drain(&mut rx, total).await;
    expect_messages(&bundle, (0..280).collect());
    expect_over_after(&bundle, total);

    // A message every millisecond, all the time.
    let mut rx = send_every(ms(1), 400);
    let bundle = drain(&mut rx, ms(200)).await;
    expect_over_after(&bundle, ms(200));
    // The last one may be in this bundle or in the next.
    let last = bundle.numbers.len().clamp(199, 200) as u64;
    expect_messages(&bundle, (0..last).collect());
}

/// The call, which fails the check if it wakes up again and again.
async fn seldom_polled<T>(call: impl Future<Output = T>) -> T {
    let mut call = pin!(call);
    let mut polls = 0;
    poll_fn(|context| {
        polls += 1;
        if polls > MAX_POLLS {
            fail(
                Code::BusyWait,
                "times that the call woke up for three messages and a timer",
                &format!("at most {MAX_POLLS}"),
                "more",
                "Messages and timers wake the call when there is something to do. Looking every \
                 now and then costs time, and comes too late between two looks.",
            );
        }
        call.as_mut().poll(context)
    })
    .await
}
