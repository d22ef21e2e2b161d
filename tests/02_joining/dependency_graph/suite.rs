//! The suite of `dependency_graph`. It looks at when each step began: the time of the whole would
//! not tell which step came too late. Each request needs two waits, so that it gets on only while
//! somebody polls it.

use std::{cell::Cell, fmt, time::Duration};

use testkit::{Code, Gauge, check, expect, ms, now_ms, timed, vary};
use tokio::time::sleep;

const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;

/// When a step began: milliseconds since the call did.
#[derive(Clone, Copy, PartialEq)]
struct Begin(Option<u64>);

impl fmt::Debug for Begin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(millis) => write!(f, "at {millis} ms"),
            None => f.write_str("never"),
        }
    }
}

/// Milliseconds that each step takes, and what it finds; the picture shows all of it.
#[derive(Clone, Copy)]
struct Steps {
    map: (u64, u32),
    order: (u64, u32),
    courier: (u64, u32),
    picture: u64,
}

/// One call of `build`, and what became of its steps.
struct Call {
    gauge: Gauge,
    began: u64,
    steps: Steps,
    picture: u32,
    /// What the courier and the picture were asked for with.
    asked_with: (u32, (u32, u32)),
}

async fn build(steps: Steps, picture: u32) -> Call {
    let (gauge, began) = (Gauge::new(), now_ms());
    let (order, results) = (Cell::new(0), Cell::new((0, 0)));
    let step = async |name: &str, takes: u64| gauge.run(name, in_steps(takes)).await;
    let built = timed(dependency_graph::build(
        async || {
            step("map", steps.map.0).await;
            steps.map.1
        },
        async || {
            step("order", steps.order.0).await;
            steps.order.1
        },
        async |number| {
            order.set(number);
            step("courier", steps.courier.0).await;
            steps.courier.1
        },
        async |map, courier| {
            results.set((map, courier));
            step("picture", steps.picture).await;
            picture
        },
    ))
    .await;
    let asked_with = (order.get(), results.get());
    Call {
        gauge: gauge.clone(),
        began,
        steps,
        picture: built.value,
        asked_with,
    }
}

async fn in_steps(takes: u64) {
    let first = takes.min(1);
    for step in [first, takes - first] {
        if step > 0 {
            sleep(ms(step)).await;
        }
    }
}

impl Call {
    fn begin(&self, step: &str) -> Begin {
        let pieces = self.gauge.pieces(step);
        let started = pieces.first().and_then(|piece| piece.started);
        Begin(started.map(|at| at - self.began))
    }

    /// The step began at `millis` and not later; earlier it lacked what it needs.
    fn expect_begin(&self, step: &str, millis: u64, late: Code, why: &str) {
        let begin = self.begin(step);
        let what = format!("the {step} was begun");
        let (code, why) = match begin.0 {
            None => (
                Code::LostResult,
                "Without this step there is no picture: each of them has to be run.",
            ),
            Some(at) if at < millis => (
                Code::TooEarly,
                "What this step needs was not there yet: it has to wait for those that find it.",
            ),
            Some(_) => (late, why),
        };
        expect(what, begin).is(Begin(Some(millis))).or(code, why);
    }

    fn expect_none_was_dropped(&self) {
        let dropped = self.gauge.cancelled_names();
        expect("steps that were dropped before their end", dropped)
            .is(Vec::<String>::new())
            .or(
                Code::WronglyCancelled,
                "A future that is dropped is cancelled: its result never comes. No step has a \
                 limit, and none is run twice.",
            );
    }

    fn expect_no_needless_wait(&self) {
        self.expect_none_was_dropped();
        let Steps {
            map,
            order,
            courier,
            ..
        } = self.steps;
        for step in ["map", "order"] {
            self.expect_begin(
                step,
                0,
                Code::Sequential,
                "The map and the order need nothing from each other or from anybody: both can be \
                 on their way from the start.",
            );
        }
        self.expect_begin(
            "courier",
            order.0,
            Code::NeedlessWait,
            "The courier needs the order and nothing from the map. An order that is on its way all \
             the time is there by then.",
        );
        self.expect_begin(
            "picture",
            map.0.max(order.0 + courier.0),
            Code::NeedlessWait,
            "The picture needs the map and the courier, and nothing else. If both are on their way \
             all the time, they are there by then.",
        );
    }

    fn expect_each_step_once(&self, picture: u32) {
        self.expect_none_was_dropped();
        for step in ["map", "order", "courier", "picture"] {
            let pieces = self.gauge.pieces(step);
            let started = pieces.iter().filter(|piece| piece.started.is_some());
            let times = started.count();
            let (code, why) = if times == 0 {
                (
                    Code::LostResult,
                    "Without this step there is no picture: each of them has to be run.",
                )
            } else {
                (
                    Code::OverLimit,
                    "Each step is a request that costs time and money: once is enough.",
                )
            };
            expect(format!("times that the {step} was begun"), times)
                .is(1)
                .or(code, why);
        }
        let steps = self.steps;
        expect("the order that the courier was found by", self.asked_with.0)
            .is(steps.order.1)
            .or(
                Code::WrongValue,
                "The courier is found by the number of the order.",
            );
        let results = self.asked_with.1;
        expect("the map and the courier in the picture", results)
            .is((steps.map.1, steps.courier.1))
            .or(
                Code::WrongValue,
                "The picture takes the map first, then the courier.",
            );
        expect("the picture", self.picture).is(picture).or(
            Code::WrongValue,
            "What the last step gives is the result, as it is.",
        );
    }
}

/// Steps that find numbers which nobody can guess.
fn steps(map: u64, order: u64, courier: u64, picture: u64) -> Steps {
    let found: Vec<u32> = vary::different_numbers(3, 0..=u64::from(u32::MAX))
        .into_iter()
        .flat_map(u32::try_from)
        .collect();
    Steps {
        map: (map, found[0]),
        order: (order, found[1]),
        courier: (courier, found[2]),
        picture,
    }
}

fn number() -> u32 {
    u32::try_from(vary::number(0..=u64::from(u32::MAX))).unwrap_or(0)
}

/// Each step starts as soon as it has what it needs
#[check(points = 2)]
async fn each_step_starts_as_soon_as_it_can() {
    let (map, order) = (vary::number(100..=130), vary::number(40..=60));
    let (courier, picture) = (vary::number(61..=90), vary::number(10..=30));

    let call = build(steps(map, order, courier, picture), 5).await;

    call.expect_no_needless_wait();
}

/// Each step runs once, with the results that it needs
#[check]
async fn each_step_runs_once_with_what_it_needs() {
    let picture = number();
    let call = build(steps(100, 50, 60, 10), picture).await;
    call.expect_each_step_once(picture);

    // Zero is a result like any other, and so is the largest number.
    for (small, large) in [(0, u32::MAX), (u32::MAX, 0)] {
        let found = Steps {
            map: (30, small),
            order: (10, small),
            courier: (10, large),
            picture: 10,
        };
        build(found, small).await.expect_each_step_once(small);
    }

    // Calls at the same time have nothing to do with each other: none waits for another one.
    let pictures: Vec<u32> = (0..40).map(|_| number()).collect();
    let calls = pictures.iter().enumerate().map(|(at, picture)| {
        let steps = [steps(100, 50, 60, 10), steps(30, 60, 40, 20)][at % 2];
        build(steps, *picture)
    });
    let calls = futures::future::join_all(calls).await;
    for (call, picture) in calls.iter().zip(pictures) {
        call.expect_each_step_once(picture);
        call.expect_no_needless_wait();
    }
}

/// Whichever step is the slowest, and be it by days, the others wait for what they need alone
#[check]
async fn no_step_waits_in_any_order_of_their_ends() {
    let some = vary::different_numbers(3, 20..=90);
    let (short, middle, long) = (some[0], some[1] + 100, some[2] + 200);
    let (some_hours, some_days) = (HOUR * 5 + short, DAY * vary::number(2..=9));
    let orders = [
        // The map comes first, long after all others, and in the same moment as the order or the
        // courier.
        (short, long, middle, short),
        (long, short, short, 0),
        (middle, middle, short, short),
        (short + middle, short, middle, short),
        // What takes no time is there at once.
        (0, short, middle, 0),
        (middle, 0, 0, short),
        (0, 0, 0, 0),
        // Some take hours and days.
        (some_hours, some_days, some_hours, some_days),
        (some_days * 2, short, some_hours, some_hours),
    ];
    for (map, order, courier, picture) in orders {
        let result = number();
        let call = build(steps(map, order, courier, picture), result).await;
        call.expect_no_needless_wait();
        call.expect_each_step_once(result);
        let waits: u64 = map.max(order + courier) + picture;
        expect(
            "the picture is there after",
            Duration::from_millis(now_ms() - call.began),
        )
        .is(Duration::from_millis(waits))
        .or(
            Code::NeedlessWait,
            "The picture is the result: once it is drawn, nothing is left to wait for.",
        );
    }
}
