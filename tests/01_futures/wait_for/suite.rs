//! The suite of `wait_for`.

use std::time::Duration;

use testkit::{Code, Gauge, check, expect, ms, now_ms, timed, vary};

/// What a server saw of the attempts to reach it. Moments are times since the check began.
#[derive(Default)]
struct Seen {
    attempts: Vec<u32>,
    begins: Vec<Duration>,
    ends: Vec<Duration>,
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

/// Lets `wait_for` probe a server whose attempts take `times`; the last one answers. The second
/// result is the time that `wait_for` took.
async fn probe_a_server(gauge: &Gauge, every: Duration, times: &[Duration]) -> (Seen, Duration) {
    let mut seen = Seen::default();
    let waited = timed(wait_for::wait_for(every, async |attempt| {
        let takes = times.get(seen.begins.len()).copied().unwrap_or_default();
        seen.attempts.push(attempt);
        seen.begins.push(ms(now_ms()));
        let number = seen.begins.len();
        gauge.work(&format!("probe {number}"), takes, ()).await;
        seen.ends.push(ms(now_ms()));
        (number >= times.len()).then_some(())
    }))
    .await;
    (seen, waited.took)
}

/// The first probe is sent at once, and its answer returned at once
#[check]
async fn an_answer_costs_no_pause() {
    let takes = vary::millis(20..=90);

    let (seen, took) = probe_a_server(&Gauge::new(), ms(100), &[takes]).await;

    // As plain numbers: one wait after the other is right here, only one too many.
    let begin = seen.begins[0].as_millis();
    expect("ms until the first probe was sent", begin)
        .is(0_u128)
        .or(
            Code::NeedlessWait,
            "The pause belongs after a failure: before the first probe there was none.",
        );
    let after = (took - takes).as_millis();
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

    let (seen, _) = probe_a_server(&Gauge::new(), every, &times).await;

    for (attempt, pause) in (1..).zip(seen.pauses()) {
        expect(format!("the pause after attempt {attempt}"), pause)
            .at_least(every)
            .or(
                Code::TooEarly,
                "The pause is counted from the end of the failed attempt, and it is a wait of this \
             future alone: the runtime's clock has to go on during it. \
             A sleep counts from when it is made, and not from its await.",
            );
        expect(
            format!("ms of the pause after attempt {attempt}"),
            pause.as_millis(),
        )
        .is(every.as_millis())
        .or(
            Code::NeedlessWait,
            "Every pause has the same length, the one asked for.",
        );
    }
}

/// The attempts are numbered 1, 2, 3 and so on
#[check]
async fn attempts_are_numbered_from_one() {
    let count = usize::try_from(vary::number(3..=6)).unwrap_or(3);
    let every = vary::millis(20..=90);

    let (seen, _) = probe_a_server(&Gauge::new(), every, &vec![ms(10); count]).await;

    let numbers: Vec<u32> = (1..).take(count).collect();
    expect("the numbers that the attempts got", seen.attempts)
        .is(numbers)
        .or(
            Code::WrongValue,
            "An async closure is called like any other; each call gets the number of its attempt.",
        );
}

/// A slow attempt is waited for, though it takes longer than the pause
#[check]
async fn a_slow_attempt_is_waited_for() {
    let gauge = Gauge::new();
    let (quick, slow) = (vary::millis(20..=90), vary::millis(250..=390));

    probe_a_server(&gauge, ms(100), &[quick, slow, quick]).await;

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
        .is(3)
        .or(
            Code::WronglyCancelled,
            "Each attempt is polled until it has its answer. One that is put aside and forgotten \
             is given up as well.",
        );
}
