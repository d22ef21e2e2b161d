//! Timelines made by hand: one of each thing that a picture can show.
//!
//! Invariant: places are lines of the sample's file, so that reports show its text beside them.

use testkit_record::{Bar, BarEnd, Lane, LaneEnd, Mark, MarkKind, Timeline, WaitKind};

use super::place;

pub(crate) fn lane(order: u32, (start, end): (u64, u64), ended: LaneEnd) -> Lane {
    Lane {
        order,
        name: if order == 0 {
            "check".to_owned()
        } else {
            format!("task {order}")
        },
        spawned_at: (order > 0).then(|| place(14, 19)),
        start,
        end,
        ended,
    }
}

/// A bar of lane 0 at `line:9`, of the kind `work` if it has a name and `sleep` otherwise.
pub(crate) fn bar(line: u32, name: &str, (start, end): (u64, u64), ended: BarEnd) -> Bar {
    Bar {
        lane: 0,
        kind: if name.is_empty() {
            WaitKind::Sleep
        } else {
            WaitKind::Work
        },
        name: (!name.is_empty()).then(|| name.to_owned()),
        place: Some(place(line, 9)),
        made_at: None,
        start,
        end,
        ended,
    }
}

pub(crate) fn mark(order: u32, kind: MarkKind, line: u32, at: u64) -> Mark {
    Mark {
        lane: order,
        kind,
        name: None,
        place: Some(place(line, 5)),
        at,
    }
}

pub(crate) fn timeline(lanes: Vec<Lane>, bars: Vec<Bar>, marks: Vec<Mark>) -> Timeline {
    let ends = lanes.iter().map(|lane| lane.end);
    let end = ends.chain(bars.iter().map(|bar| bar.end)).max();
    Timeline {
        lanes,
        bars,
        marks,
        end: end.unwrap_or(0),
        truncated: false,
        left_out: 0,
    }
}

/// Two waits, the second begun when the first had ended.
pub(crate) fn sequential() -> Timeline {
    timeline(
        vec![lane(0, (0, 180), LaneEnd::Finished)],
        vec![
            bar(8, "user", (0, 100), BarEnd::Ready),
            bar(9, "orders", (100, 180), BarEnd::Ready),
        ],
        Vec::new(),
    )
}

/// The same two waits at once, as a solution's run is shown.
pub(crate) fn overlapping() -> Timeline {
    let mut bars = vec![
        bar(1, "user", (0, 100), BarEnd::Ready),
        bar(1, "orders", (0, 80), BarEnd::Ready),
    ];
    for bar in &mut bars {
        bar.place = None;
    }
    timeline(vec![lane(0, (0, 100), LaneEnd::Finished)], bars, Vec::new())
}

/// A race with a winner and two losers, one of which ended on its own just before.
pub(crate) fn cancelled() -> Timeline {
    timeline(
        vec![lane(0, (0, 70), LaneEnd::Finished)],
        vec![
            bar(8, "fast", (0, 70), BarEnd::Ready),
            bar(8, "slow", (0, 70), BarEnd::Cancelled),
            bar(11, "quick", (0, 35), BarEnd::Ready),
            bar(12, "clean up", (35, 70), BarEnd::Cancelled),
        ],
        Vec::new(),
    )
}

/// A thread that sleeps in a task while another task waits; a future that nobody polled.
pub(crate) fn held_thread() -> Timeline {
    let mut tick = bar(22, "", (0, 30), BarEnd::Ready);
    tick.lane = 2;
    tick.kind = WaitKind::Interval;
    let mut handle = bar(16, "", (0, 30), BarEnd::Ready);
    handle.kind = WaitKind::Task;
    let mut work = bar(19, "parse", (0, 10), BarEnd::Ready);
    work.lane = 1;
    timeline(
        vec![
            lane(0, (0, 30), LaneEnd::Finished),
            lane(1, (0, 10), LaneEnd::Finished),
            lane(2, (0, 30), LaneEnd::Finished),
        ],
        vec![handle, work, tick],
        vec![
            mark(1, MarkKind::HeldThread, 20, 10),
            mark(0, MarkKind::NeverPolled, 13, 0),
        ],
    )
}

/// Two tasks that wait for each other until the clock's limit of a year.
pub(crate) fn deadlock() -> Timeline {
    let year = 365 * 24 * 3_600_000;
    let mut bars = vec![
        bar(8, "", (0, 25), BarEnd::Ready),
        bar(12, "", (25, year), BarEnd::Open),
        bar(31, "", (40, year), BarEnd::Open),
        bar(40, "", (0, 40), BarEnd::Ready),
    ];
    bars[1].kind = WaitKind::Task;
    bars[2].kind = WaitKind::Lock;
    bars[2].lane = 1;
    bars[3].lane = 1;
    timeline(
        vec![
            lane(0, (0, year), LaneEnd::Open),
            lane(1, (0, year), LaneEnd::Open),
        ],
        bars,
        Vec::new(),
    )
}

/// A loop of 300 short waits, and one that was cancelled at its end.
pub(crate) fn many_waits() -> Timeline {
    let mut bars: Vec<Bar> = (0..300)
        .map(|at| bar(8, "", (at * 10, at * 10 + 10), BarEnd::Ready))
        .collect();
    bars.push(bar(9, "last", (0, 3000), BarEnd::Cancelled));
    let lanes = vec![lane(0, (0, 3000), LaneEnd::Finished)];
    Timeline {
        truncated: true,
        ..timeline(lanes, bars, Vec::new())
    }
}

/// 100 tasks at once, of which the 61st was cancelled and the last still runs.
pub(crate) fn many_tasks() -> Timeline {
    let mut lanes = vec![lane(0, (0, 100), LaneEnd::Finished)];
    let mut bars = Vec::new();
    for order in 1..=100 {
        let (end, ended, lane_end) = match order {
            61 => (50, BarEnd::Cancelled, LaneEnd::Cancelled),
            100 => (100, BarEnd::Open, LaneEnd::Open),
            _ => (u64::from(order), BarEnd::Ready, LaneEnd::Finished),
        };
        lanes.push(lane(order, (0, end), lane_end));
        let mut bar = bar(8, "fetch", (0, end), ended);
        bar.lane = order;
        bars.push(bar);
    }
    timeline(lanes, bars, Vec::new())
}

/// A task that panicked after a wait.
pub(crate) fn panic() -> Timeline {
    let mut bars = vec![
        bar(8, "", (0, 20), BarEnd::Ready),
        bar(15, "", (0, 20), BarEnd::Ready),
        bar(16, "reply", (20, 45), BarEnd::Ready),
    ];
    bars[0].kind = WaitKind::Task;
    bars[1].lane = 1;
    let lanes = vec![
        lane(0, (0, 45), LaneEnd::Finished),
        lane(1, (0, 20), LaneEnd::Panicked),
    ];
    timeline(lanes, bars, vec![mark(1, MarkKind::Panic, 17, 20)])
}

/// Everything happened at once, at the very start.
pub(crate) fn instant() -> Timeline {
    let mut yielded = bar(8, "", (0, 0), BarEnd::Ready);
    yielded.kind = WaitKind::Yield;
    let lanes = vec![lane(0, (0, 0), LaneEnd::Finished)];
    timeline(lanes, vec![yielded], Vec::new())
}
