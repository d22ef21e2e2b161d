//! The timeline as a check itself can read it: bars, lanes and marks, without places.

use std::{future::pending, sync::Arc};

use testkit::{
    Bar, BarEnd, Gauge, LaneEnd, MarkKind, Timeline, WaitKind, ms, settle, timeline, unrecorded,
};
use tokio::{
    join, select,
    sync::{Notify, mpsc},
    task::{JoinSet, spawn, spawn_blocking},
    time::{sleep, timeout},
};

use crate::pass;

type Drawn = (u32, WaitKind, Option<&'static str>, u64, u64, BarEnd);

#[track_caller]
fn assert_bars(timeline: &Timeline, expected: &[Drawn]) {
    let mut found: Vec<_> = timeline
        .bars
        .iter()
        .map(|bar: &Bar| {
            (
                bar.lane,
                bar.kind,
                bar.name.as_deref(),
                bar.start,
                bar.end,
                bar.ended,
            )
        })
        .collect();
    found.sort_by_key(|bar| (bar.3, bar.4, bar.0));
    assert_eq!(found, expected);
}

#[test]
fn sleeps_are_bars_from_their_first_poll_to_their_end() {
    pass(async {
        let late = sleep(ms(30));
        sleep(ms(10)).await;
        late.await;
        assert_bars(
            &timeline(),
            &[
                (0, WaitKind::Sleep, None, 0, 10, BarEnd::Ready),
                (0, WaitKind::Sleep, None, 10, 30, BarEnd::Ready),
            ],
        );
    });
}

#[test]
fn the_loser_of_a_race_is_cancelled() {
    pass(async {
        let notify = Notify::new();
        select! {
            () = notify.notified() => {}
            () = sleep(ms(20)) => {}
        }
        let _ = timeout(ms(5), pending::<()>()).await;
        assert_bars(
            &timeline(),
            &[
                (0, WaitKind::Sleep, None, 0, 20, BarEnd::Ready),
                (0, WaitKind::Other, None, 0, 20, BarEnd::Cancelled),
                (0, WaitKind::Sleep, None, 20, 25, BarEnd::Ready),
            ],
        );
    });
}

#[test]
fn work_of_a_gauge_is_named_and_hides_what_it_waits_for() {
    pass(async {
        let gauge = Gauge::new();
        join!(
            gauge.work("user", ms(20), ()),
            gauge.run("orders", async { sleep(ms(30)).await }),
        );
        assert_bars(
            &timeline(),
            &[
                (0, WaitKind::Work, Some("user"), 0, 20, BarEnd::Ready),
                (0, WaitKind::Work, Some("orders"), 0, 30, BarEnd::Ready),
            ],
        );
    });
}

#[test]
fn tasks_are_lanes_with_the_place_of_their_spawn() {
    pass(async {
        let (sender, mut receiver) = mpsc::channel::<u32>(1);
        let spawn_line = line!() + 1;
        let task = spawn(async move {
            sleep(ms(10)).await;
            receiver.recv().await
        });
        sleep(ms(25)).await;
        sender.send(7).await.unwrap();
        assert_eq!(task.await.unwrap(), Some(7));

        let timeline = timeline();
        assert_bars(
            &timeline,
            &[
                (1, WaitKind::Sleep, None, 0, 10, BarEnd::Ready),
                (0, WaitKind::Sleep, None, 0, 25, BarEnd::Ready),
                (1, WaitKind::Other, None, 10, 25, BarEnd::Ready),
            ],
        );
        let task = &timeline.lanes[1];
        assert_eq!(
            (task.start, task.end, task.ended),
            (0, 25, LaneEnd::Finished)
        );
        let place = task.spawned_at.as_ref().unwrap();
        assert!(place.file.ends_with("timelines.rs"), "{place}");
        assert_eq!(place.line, spawn_line);
    });
}

#[test]
fn lanes_end_finished_cancelled_panicked_or_stay_open() {
    pass(async {
        let mut tasks = JoinSet::new();
        tasks.spawn(async {});
        tasks.spawn(async { panic!("on purpose") });
        let aborted = tasks.spawn(pending());
        let _open = spawn(pending::<()>());
        sleep(ms(5)).await;
        aborted.abort();
        settle().await;
        spawn_blocking(|| ()).await.unwrap();

        let timeline = timeline();
        let ends: Vec<_> = timeline.lanes[1..].iter().map(|lane| lane.ended).collect();
        assert_eq!(
            ends[..4],
            [
                LaneEnd::Finished,
                LaneEnd::Panicked,
                LaneEnd::Cancelled,
                LaneEnd::Open
            ]
        );
        assert_eq!(timeline.lanes[3].end, 5);
        assert_eq!(timeline.lanes[5].name, "blocking 5");
        let panics = timeline
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Panic);
        assert_eq!(panics.map(|mark| mark.lane).collect::<Vec<_>>(), [2]);
    });
}

#[test]
fn a_sleeping_thread_is_marked() {
    pass(async {
        sleep(ms(10)).await;
        std::thread::sleep(ms(1));
        spawn_blocking(|| std::thread::sleep(ms(1))).await.unwrap();
        let marks = timeline().marks;
        if cfg!(target_os = "linux") {
            assert_eq!(marks.len(), 1, "{marks:?}");
            assert_eq!(
                (marks[0].kind, marks[0].lane, marks[0].at),
                (MarkKind::HeldThread, 0, 10)
            );
        }
    });
}

#[test]
fn futures_that_nobody_polled_are_marked() {
    pass(async {
        drop(sleep(ms(10)));
        drop(Gauge::new().work("orders", ms(10), ()));
        let marks = timeline().marks;
        // Beside other tests of this process a lock of the system's may be waited for, and that
        // is a mark of another kind.
        let names: Vec<_> = marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::NeverPolled)
            .map(|mark| mark.name.as_deref())
            .collect();
        assert_eq!(names, [None, Some("orders")]);
    });
}

#[test]
fn the_suite_s_own_machinery_leaves_no_trace() {
    pass(async {
        let task = unrecorded(|| {
            spawn(async {
                sleep(ms(10)).await;
                sleep(ms(10)).await;
            })
        });
        unrecorded(|| spawn_blocking(|| ())).await.unwrap();
        sleep(ms(5)).await;
        unrecorded(|| task.abort());
        settle().await;
        let timeline = timeline();
        assert_eq!(timeline.lanes.len(), 1, "{:?}", timeline.lanes);
        assert_bars(
            &timeline,
            &[(0, WaitKind::Sleep, None, 0, 5, BarEnd::Ready)],
        );
    });
}

#[test]
fn a_flood_is_cut_off() {
    pass(async {
        let notify = Arc::new(Notify::new());
        for _ in 0..5000 {
            notify.notify_one();
            notify.notified().await;
            sleep(ms(1)).await;
        }
        let timeline = timeline();
        assert!(timeline.truncated);
        assert!(timeline.bars.len() <= 2000, "{} bars", timeline.bars.len());
    });
    pass(async {
        for _ in 0..600 {
            spawn(async {}).await.unwrap();
        }
        let timeline = timeline();
        assert!(timeline.truncated);
        assert!(
            timeline.lanes.len() <= 501,
            "{} lanes",
            timeline.lanes.len()
        );
    });
}
