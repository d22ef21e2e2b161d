//! The suite of `join_two`. Each request needs several steps, so that it gets on only while
//! somebody polls it.

use std::{cell::Cell, time::Duration};

use testkit::{Code, Gauge, Timed, check, expect, ms, timed, vary};
use tokio::time::sleep;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

type Answers = (String, Vec<u32>);

/// Two requests of the suite's own, that are answered after `times`. The task promises futures of
/// any kind: these borrow, stay on their thread and can't be moved once they have been polled.
async fn ask(gauge: &Gauge, times: [Duration; 2], answers: &Answers) -> Timed<Answers> {
    let asked = Cell::new(0);
    let user = gauge.run("user", in_steps(times[0], answers.0.clone()));
    let orders = gauge.run("orders", in_steps(times[1], answers.1.clone()));
    let user = async {
        asked.set(asked.get() + 1);
        user.await
    };
    let orders = async {
        asked.set(asked.get() + 1);
        orders.await
    };
    timed(join_two::dashboard(user, orders)).await
}

/// An answer that hundreds of wake-ups lead to, a step each.
async fn in_many_steps<T>(steps: u64, step: Duration, value: T) -> T {
    for _ in 0..steps {
        sleep(step).await;
    }
    value
}

async fn in_steps<T>(takes: Duration, value: T) -> T {
    let first = ms(1).min(takes);
    for step in [first, takes - first] {
        if !step.is_zero() {
            sleep(step).await;
        }
    }
    value
}

/// Both requests are on their way at the same time
#[check(points = 2)]
async fn both_requests_run_at_the_same_time() {
    let gauge = Gauge::new();
    let times = [vary::millis(60..=100), vary::millis(120..=160)];
    let answers = (vary::name(), vec![1]);

    let dashboard = ask(&gauge, times, &answers).await;

    expect("requests that were answered", gauge.finished())
        .is(2)
        .or(
            Code::LostResult,
            "The dashboard needs both answers; a request that is dropped or never polled gives \
             none.",
        );
    expect("the dashboard is ready after", dashboard.took)
        .is(times[1])
        .or(
            Code::Sequential,
            "The orders need nothing from the user: two waits that overlap take as long as the \
             longer one.",
        );
    expect("milliseconds at which the requests began", gauge.starts())
        .is(vec![0, 0])
        .or(
            Code::NeedlessWait,
            "Neither request needs anything before it can be sent.",
        );
}

/// Both answers arrive, the user's first
#[check]
async fn both_answers_arrive() {
    let times = vary::different_millis(2, 60..=160);
    let orders = vary::different_numbers(3, 0..=u64::from(u32::MAX));
    let orders: Vec<u32> = orders.into_iter().flat_map(u32::try_from).collect();
    // Either may be the slower one, both may come in the same moment, be there at once, or take
    // days.
    let cases = [
        ([times[0], times[1]], (vary::name(), orders.clone())),
        ([times[1], times[0]], ("Zoë 🦀".to_owned(), vec![7, 3, 7])),
        ([times[0], times[0]], (String::new(), orders)),
        ([Duration::ZERO, times[0]], (vary::name(), Vec::new())),
        ([times[1], Duration::ZERO], (vary::name(), vec![0])),
        ([Duration::ZERO; 2], (vary::name(), vec![u32::MAX])),
        ([HOUR + times[0], DAY * 9], (vary::name(), vec![7, 3])),
        ([DAY * 9, HOUR + times[1]], (vary::name(), vec![3, 7])),
    ];
    for (times, expected) in cases {
        let gauge = Gauge::new();
        let dashboard = ask(&gauge, times, &expected).await;

        expect(
            "requests that were dropped before their answer",
            gauge.cancelled_names(),
        )
        .is(Vec::<String>::new())
        .or(
            Code::WronglyCancelled,
            "Dropping a future cancels it: its answer never comes.",
        );
        let answers: Answers = dashboard.value;
        expect("the dashboard", answers).is(expected).or(
            Code::WrongValue,
            "Both answers come from the futures you were given.",
        );
        // There are four moments in which something wakes the call. Whoever looks every
        // millisecond ends here, and not in the cases that take days.
        expect("polls of the call", dashboard.polls).at_most(40).or(
            Code::BusyWait,
            "A request wakes the call when there is something to see: looking every now and then \
             only costs time.",
        );
    }

    // Answers that come in hundreds of pieces, each of which wakes the call.
    let expected = (vary::name(), vec![300, 7]);
    for steps in [[700, 2], [2, 700], [300, 300]] {
        let user = in_many_steps(steps[0], times[0], expected.0.clone());
        let orders = in_many_steps(steps[1], times[1], expected.1.clone());
        let answers: Answers = timed(join_two::dashboard(user, orders)).await.value;
        expect("the dashboard after hundreds of wake-ups", answers)
            .is(expected.clone())
            .or(
                Code::WrongValue,
                "A request may need any number of polls until its answer is there.",
            );
    }
}
