//! The suite of `wait_for`. Only its own servers can make an answer.

use std::{cell::Cell, time::Duration};

use futures::future::join_all;
use testkit::{Code, Gauge, Timed, check, expect, ms, now_ms, timed, timed_with_polls, vary};

/// What a server says in the end. It borrows, stays on its thread, and has no trait at all.
struct Answer<'a> {
    attempt: u32,
    read: &'a Cell<bool>,
}

/// What a server saw of the attempts to reach it. Moments are times since the check began.
#[derive(Default)]
struct Seen {
    attempts: Vec<u32>,
    begins: Vec<Duration>,
    ends: Vec<Duration>,
    /// The number of the attempt that was answered, and how long `wait_for` took.
    answered: u32,
    took: Duration,
}

impl Seen {
    /// The time between each attempt's end and the next one's beginning.
    fn pauses(&self) -> Vec<Duration> {
        let next = self.begins.iter().skip(1);
        let pairs = self.ends.iter().zip(next);
        pairs
            .map(|(end, begin)| begin.saturating_sub(*end))
            .collect()
    }
}

/// Lets `wait_for` probe a server whose attempts take `times`; the last one is answered.
async fn probe_a_server(gauge: &Gauge, every: Duration, times: &[Duration]) -> Seen {
    let mut seen = Seen::default();
    let read = Cell::new(false);
    let waited: Timed<Answer<'_>> = timed(wait_for::wait_for(every, async |attempt| {
        let takes = times.get(seen.begins.len()).copied().unwrap_or_default();
        seen.attempts.push(attempt);
        seen.begins.push(ms(now_ms()));
        let number = seen.begins.len();
        // Many of them share a row in the picture.
        let name = match times.len() {
            0..=10 => format!("probe {number}"),
            _ => "probe".to_owned(),
        };
        gauge.work(&name, takes, ()).await;
        seen.ends.push(ms(now_ms()));
        let read = &read;
        (number >= times.len()).then_some(Answer { attempt, read })
    }))
    .await;
    waited.value.read.set(true);
    seen.answered = waited.value.attempt;
    seen.took = waited.took;
    seen
}

/// One attempt after the other, each with the pause that follows a failure.
fn sum(every: Duration, times: &[Duration]) -> Duration {
    let pauses = u32::try_from(times.len().saturating_sub(1)).unwrap_or(0);
    times.iter().sum::<Duration>() + every * pauses
}

fn expect_the_pauses(seen: &Seen, every: Duration, failures: usize) {
    let pauses = seen.pauses();
    expect("pauses between attempts", pauses.len())
        .is(failures)
        .or(
            Code::WrongValue,
            "A failure is followed by a pause and another attempt; the answer ends it all.",
        );
    for (attempt, pause) in (1..).zip(pauses) {
        expect(format!("the pause after attempt {attempt}"), pause)
            .at_least(every)
            .or(
                Code::TooEarly,
                "The pause is counted from the end of the failed attempt, and it is a wait of \
                 this future alone: the runtime's clock has to go on during it. \
                 A sleep counts from when it is made, and not from its await.",
            );
        expect(
            format!("ms of the pause after attempt {attempt}"),
            pause.as_millis(),
        )
        .is(every.as_millis())
        .or(
            Code::NeedlessWait,
            "Every pause has the same length, the one asked for, on the clock of Tokio's timers. \
             `std::time::Instant` reads the machine's clock, which is another one.",
        );
    }
}

/// All attempts in `times` came to their end, and there was no other.
fn expect_all_were_waited_for(gauge: &Gauge, attempts: usize) {
    expect(
        "attempts that were dropped before their answer",
        gauge.cancelled_names(),
    )
    .is(Vec::<String>::new())
    .or(
        Code::WronglyCancelled,
        "A time limit drops the future of the attempt, and its answer with it. This task \
             asks for a pause between attempts and for no limit on them.",
    );
    expect("attempts that came to their end", gauge.finished())
        .is(attempts)
        .or(
            Code::WrongValue,
            "Each attempt is polled until it has its answer, and the first answer is the last \
             attempt.",
        );
}

fn expect_the_time(seen: &Seen, every: Duration, times: &[Duration]) {
    // As plain numbers: one wait after the other is right here, only one too many.
    let expected = sum(every, times).as_millis();
    expect("ms until the answer was returned", seen.took.as_millis())
        .at_most(expected)
        .or(
            Code::NeedlessWait,
            "The answer is there after the attempts and the pauses between them. Nothing else \
             has to be waited for.",
        );
    expect("ms until the answer was returned", seen.took.as_millis())
        .at_least(expected)
        .or(
            Code::TooEarly,
            "The attempts and the pauses between them come one after the other.",
        );
}

/// The first probe is sent at once, and its answer returned at once
#[check]
async fn an_answer_costs_no_pause() {
    let takes = vary::millis(20..=90);

    let seen = probe_a_server(&Gauge::new(), ms(100), &[takes]).await;

    let begin = seen.begins[0].as_millis();
    expect("ms until the first probe was sent", begin)
        .is(0_u128)
        .or(
            Code::NeedlessWait,
            "The pause belongs after a failure: before the first probe there was none.",
        );
    let after = (seen.took - takes).as_millis();
    expect("ms from the answer to the return", after)
        .is(0_u128)
        .or(
            Code::NeedlessWait,
            "Once the answer is there, nothing is left to wait for.",
        );
}

/// Each failure is followed by the whole pause, and by nothing more
#[check(points = 2)]
async fn a_pause_follows_each_failure() {
    let times = vary::different_millis(4, 20..=90);
    let every = vary::millis(100..=190);

    let seen = probe_a_server(&Gauge::new(), every, &times).await;

    expect_the_pauses(&seen, every, 3);
}

/// The attempts are numbered 1, 2, 3 and so on
#[check]
async fn attempts_are_numbered_from_one() {
    let count = usize::try_from(vary::number(3..=6)).unwrap_or(3);
    let every = vary::millis(20..=90);

    let seen = probe_a_server(&Gauge::new(), every, &vec![ms(10); count]).await;

    let numbers: Vec<u32> = (1..).take(count).collect();
    expect("the numbers that the attempts got", seen.attempts)
        .is(numbers.clone())
        .or(
            Code::WrongValue,
            "An async closure is called like any other; each call gets the number of its attempt.",
        );
    expect("the attempt whose answer came back", Some(seen.answered))
        .is(numbers.last().copied())
        .or(Code::WrongValue, "The first answer is returned.");
}

/// A slow attempt is waited for, though it takes longer than the pause
#[check]
async fn a_slow_attempt_is_waited_for() {
    let gauge = Gauge::new();
    let (quick, slow) = (vary::millis(20..=90), vary::millis(250..=390));
    let times = [quick, slow, quick];

    let seen = probe_a_server(&gauge, ms(100), &times).await;

    expect_all_were_waited_for(&gauge, 3);
    expect_the_time(&seen, ms(100), &times);
}

/// Attempts and pauses may take days
#[check]
async fn attempts_and_pauses_may_take_days() {
    const HOUR: Duration = Duration::from_hours(1);
    let day = HOUR * 24 + vary::millis(1..=999);
    let cases = [
        (ms(100), [HOUR, day * 9]),
        (HOUR, [day * 9, HOUR]),
        (day * 60, [ms(10), day]),
    ];
    for (every, times) in cases {
        let gauge = Gauge::new();
        let seen = probe_a_server(&gauge, every, &times).await;

        expect_all_were_waited_for(&gauge, 2);
        expect_the_pauses(&seen, every, 1);
        expect_the_time(&seen, every, &times);
    }
}

/// Nobody gives up before the answer, and a pause of zero is none
#[check]
async fn nobody_gives_up_before_the_answer() {
    for (every, attempts) in [(Duration::ZERO, 30), (vary::millis(1..=20), 300)] {
        let gauge = Gauge::new();
        let times = vec![ms(1); attempts];
        let seen = probe_a_server(&gauge, every, &times).await;

        expect_all_were_waited_for(&gauge, attempts);
        expect_the_pauses(&seen, every, attempts - 1);
        for (number, got) in (1_u32..).zip(seen.attempts) {
            expect(format!("the number of attempt {number}"), got)
                .is(number)
                .or(
                    Code::WrongValue,
                    "The numbers go on for as long as the attempts do.",
                );
        }
    }
    // More than a `u16` counts, and than calls that nest in each other have room for.
    let attempts = 70_000 + u32::try_from(vary::number(1..=99)).unwrap_or(1);
    let (answered, asked) = ask_in_one_moment(attempts).await;
    expect("the attempt whose answer came back", answered)
        .is(attempts)
        .or(
            Code::WrongValue,
            "The numbers go on for as long as the attempts do.",
        );
    expect("attempts until the answer", asked)
        .is(attempts)
        .or(Code::WrongValue, "The first answer is the last attempt.");
}

/// Lets `wait_for` ask `attempts` times in one moment. Each question is answered at once.
async fn ask_in_one_moment(attempts: u32) -> (u32, u32) {
    let mut asked = 0_u32;
    // Somebody may let others have their turn after each of the attempts.
    let most = u64::from(attempts) * 4;
    let waited: Timed<u32> = timed_with_polls(
        wait_for::wait_for(Duration::ZERO, async |attempt| {
            asked += 1;
            (asked >= attempts).then_some(attempt)
        }),
        most,
    )
    .await;
    (waited.value, asked)
}

/// Calls don't wait for each other
#[check]
async fn calls_do_not_wait_for_each_other() {
    let times = vary::different_millis(20, 20..=90);
    let pauses = vary::different_millis(20, 100..=190);
    let gauge = Gauge::new();
    let times: Vec<_> = times.into_iter().map(|takes| [takes, takes]).collect();

    let calls = pauses.iter().zip(&times);
    let seen = join_all(calls.map(|(every, times)| probe_a_server(&gauge, *every, times))).await;

    expect_all_were_waited_for(&gauge, 40);
    for (seen, (every, times)) in seen.iter().zip(pauses.iter().zip(&times)) {
        expect_the_pauses(seen, *every, 1);
        expect_the_time(seen, *every, times);
    }
}
