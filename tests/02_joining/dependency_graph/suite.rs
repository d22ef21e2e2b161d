//! The suite of `dependency_graph`. It looks at when each step began: the time of the whole would
//! not tell which step came too late.

use std::fmt;

use testkit::{Code, Gauge, check, expect, ms, timed, vary};

/// When a step began: milliseconds since the check did.
#[derive(PartialEq)]
struct Begin(Option<u64>);

impl fmt::Debug for Begin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(millis) => write!(f, "at {millis} ms"),
            None => f.write_str("never"),
        }
    }
}

fn begin(gauge: &Gauge, step: &str) -> Begin {
    let pieces = gauge.pieces(step);
    Begin(pieces.first().and_then(|piece| piece.started))
}

fn at(millis: u64) -> Begin {
    Begin(Some(millis))
}

/// Each step starts as soon as it has what it needs
#[check(points = 2)]
async fn each_step_starts_as_soon_as_it_can() {
    let gauge = Gauge::new();
    let (map, order) = (vary::number(100..=130), vary::number(40..=60));
    let (courier, picture) = (vary::number(61..=90), vary::number(10..=30));

    timed(dependency_graph::build(
        || gauge.work("map", ms(map), 1),
        || gauge.work("order", ms(order), 2),
        |_| gauge.work("courier", ms(courier), 3),
        |_, _| gauge.work("picture", ms(picture), 4),
    ))
    .await;

    for step in ["map", "order"] {
        expect(format!("the {step} was begun"), begin(&gauge, step)).is(at(0)).or(
            Code::Sequential,
            "The map and the order need nothing from each other or from anybody: both can be on \
             their way from the start.",
        );
    }
    expect("the courier was begun", begin(&gauge, "courier"))
        .is(at(order))
        .or(
            Code::NeedlessWait,
            "The courier needs the order, which was there by then, and nothing from the map.",
        );
    expect("the picture was begun", begin(&gauge, "picture"))
        .is(at(map.max(order + courier)))
        .or(
            Code::NeedlessWait,
            "The picture needs the map and the courier, and nothing else.",
        );
}

/// Each step runs once, with the results that it needs
#[check]
async fn each_step_runs_once_with_what_it_needs() {
    let gauge = Gauge::new();
    let some = || u32::try_from(vary::number(2..=90)).unwrap_or(2);
    let (map, order) = (some(), some());

    let built = timed(dependency_graph::build(
        || gauge.work("map", ms(100), map),
        || gauge.work("order", ms(50), order),
        |order| gauge.work("courier", ms(60), order + 1),
        |map, courier| gauge.work("picture", ms(10), 1000 * map + courier),
    ))
    .await;

    let mut steps = gauge.started_names();
    steps.sort_unstable();
    expect("the steps that were run", steps)
        .is(["courier", "map", "order", "picture"])
        .or(
            Code::OverLimit,
            "Each step is a request that costs time and money: once is enough.",
        );
    let picture: u32 = built.value;
    expect("the picture", picture)
        .is(1000 * map + order + 1)
        .or(
            Code::WrongValue,
            "The courier is found by the order's number; the picture takes the map first, then the \
             courier.",
        );
}
