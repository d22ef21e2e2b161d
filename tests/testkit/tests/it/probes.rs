//! Probes: time, polls, work, tasks, threads and varied inputs.

use std::{cell::Cell, future::pending, pin::pin, rc::Rc};

use testkit::{
    Code, Gauge, Timed, alive, count_polls, is_send, ms, now_ms, on_check_thread, settle, timed,
    timed_with_polls, vary,
};
use tokio::{
    join, select,
    sync::oneshot,
    task::{spawn, spawn_blocking, yield_now},
    time::{sleep, timeout},
};

use tokio_test::{assert_pending, assert_ready, task};

use crate::{fail, pass, run};

#[test]
fn virtual_time_is_exact() {
    pass(async {
        let both = timed(async { join!(sleep(ms(100)), sleep(ms(80))) }).await;
        assert_eq!(both.took, ms(100));
        assert_eq!(now_ms(), 100);
        let one_by_one = timed(async {
            sleep(ms(100)).await;
            sleep(ms(80)).await;
            7
        });
        let Timed { value, took, .. } = one_by_one.await;
        assert_eq!((value, took), (7, ms(180)));
    });
}

#[test]
fn a_future_that_nobody_can_wake_fails_at_once() {
    let text = fail(async {
        timed(pending::<()>()).await;
    });
    assert!(text.contains("(deadlock)"), "{text}");
    let text = fail(async {
        let (_sender, receiver) = oneshot::channel::<()>();
        let _ = timed(receiver)
            .or_stuck(Code::LostWakeup, "Nobody sends.")
            .await;
    });
    assert!(text.contains("Nobody sends. (lost_wakeup)"), "{text}");
}

#[test]
fn a_future_that_is_polled_without_end_fails() {
    let spinning = || async {
        loop {
            yield_now().await;
        }
    };
    let text = fail(async move {
        timed(spinning()).await;
    });
    assert!(text.contains("(busy_wait)"), "{text}");
    let text = fail(async move {
        timed_with_polls(spinning(), 3).await;
    });
    assert!(text.contains("at most 3"), "{text}");
    let text = fail(async move {
        let (counted, _) = count_polls(spinning(), 5);
        counted.await;
    });
    assert!(text.contains("at most 5"), "{text}");
}

#[test]
fn polls_are_counted() {
    pass(async {
        let (counted, polls) = count_polls(sleep(ms(5)), 10);
        assert_eq!(polls.count(), 0);
        let run = timed(counted).await;
        assert_eq!((polls.count(), run.polls), (2, 2));
    });
}

#[test]
fn a_gauge_tells_what_became_of_each_piece() {
    pass(async {
        let gauge = Gauge::new();
        drop(gauge.work("dropped", ms(10), ()));
        let value = select! {
            value = gauge.work("fast", ms(10), 7) => value,
            value = gauge.work("slow", ms(20), 8) => value,
        };
        assert_eq!(value, 7);
        sleep(ms(5)).await;
        gauge.work("last", ms(0), ()).await;

        assert_eq!(gauge.created(), 4);
        assert_eq!((gauge.started(), gauge.peak(), gauge.running()), (3, 2, 0));
        assert_eq!(
            (gauge.finished(), gauge.cancelled(), gauge.never_polled()),
            (2, 1, 1)
        );
        assert_eq!(gauge.finished_names(), ["fast", "last"]);
        assert_eq!(gauge.cancelled_names(), ["slow"]);
        assert_eq!(gauge.started_names(), ["fast", "slow", "last"]);
        assert_eq!(gauge.starts(), [0, 0, 15]);
        let slow = gauge.pieces("slow")[0];
        assert_eq!(
            (slow.started, slow.finished, slow.cancelled),
            (Some(0), None, Some(10))
        );
        assert!(gauge.pieces("dropped")[0].never_polled);
    });
}

#[test]
fn a_piece_starts_with_its_first_poll_and_wakes_who_polls_it() {
    let gauge = Gauge::new();
    let (sender, receiver) = oneshot::channel();
    let mut piece = task::spawn(gauge.run("answer", receiver));
    assert_eq!((gauge.created(), gauge.started()), (1, 0));
    assert_pending!(piece.poll());
    assert_eq!((gauge.started(), gauge.running()), (1, 1));
    assert!(!piece.is_woken());
    sender.send(7).unwrap();
    assert!(piece.is_woken());
    assert_eq!(assert_ready!(piece.poll()), Ok(7));
    assert_eq!((gauge.finished(), gauge.running()), (1, 0));
}

#[test]
fn counting_polls_counts_those_that_were_not_ready_too() {
    let (sender, receiver) = oneshot::channel::<()>();
    let (counted, polls) = count_polls(receiver, 10);
    let mut counted = task::spawn(counted);
    assert_pending!(counted.poll());
    assert_pending!(counted.poll());
    drop(sender);
    assert!(assert_ready!(counted.poll()).is_err());
    assert_eq!(polls.count(), 3);
}

#[test]
fn a_gauge_watches_plain_code_too() {
    pass(async {
        let gauge = Gauge::new();
        {
            let _one = gauge.enter("one");
            let _two = gauge.enter("two");
            assert_eq!(gauge.running(), 2);
        }
        assert_eq!((gauge.peak(), gauge.finished(), gauge.running()), (2, 2, 0));
    });
}

#[test]
fn tasks_are_counted_until_they_are_gone() {
    pass(async {
        let base = alive();
        let task = spawn(pending::<()>());
        assert_eq!(alive(), base + 1);
        task.abort();
        settle().await;
        assert_eq!(alive(), base);
        assert_eq!(now_ms(), 0, "settling takes no time");
    });
}

async fn sendable() {
    sleep(ms(1)).await;
}

async fn not_sendable() {
    let held = Rc::new(Cell::new(0));
    sleep(ms(1)).await;
    held.set(1);
}

fn opaque(send: bool) -> impl Future<Output = ()> {
    let held = Rc::new(Cell::new(send));
    async move {
        sleep(ms(1)).await;
        held.set(true);
    }
}

#[test]
fn send_is_asked_at_run_time() {
    assert!(is_send!(sendable()));
    assert!(!is_send!(not_sendable()));
    assert!(!is_send!(opaque(true)));
}

#[test]
fn the_checks_thread_is_known() {
    pass(async {
        assert!(on_check_thread());
        assert!(spawn(async { on_check_thread() }).await.unwrap());
        assert!(!spawn_blocking(on_check_thread).await.unwrap());
    });
}

#[test]
fn varied_inputs_are_the_check_s_own_and_repeat() {
    let draw = |name: &str| {
        let drawn = Rc::new(Cell::new((0, ms(0))));
        let into = Rc::clone(&drawn);
        run(name, async move {
            into.set((vary::number(0..=u64::MAX), vary::millis(1..=1000)));
        })
        .unwrap();
        drawn.get()
    };
    assert_eq!(draw("one"), draw("one"));
    assert_ne!(draw("one"), draw("two"));
}

#[test]
fn different_values_are_different() {
    pass(async {
        let mut numbers = vary::different_numbers(9, 1..=9);
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=9).collect::<Vec<_>>());
        assert_eq!(vary::different_millis(3, 5..=9).len(), 3);
        let mut shuffled = vary::shuffled(vec![1, 2, 3]);
        shuffled.sort_unstable();
        assert_eq!(shuffled, [1, 2, 3]);
        assert_eq!(vary::pick(&[4]), 4);
        assert!(!vary::name().is_empty());
    });
}

#[test]
fn an_inner_limit_of_the_learner_s_is_not_the_testkit_s() {
    pass(async {
        let given_up = timed(timeout(ms(10), pending::<()>())).await;
        assert!(given_up.value.is_err());
        assert_eq!(given_up.took, ms(10));
        // A future that was pinned elsewhere can be timed by reference.
        let mut sleeping = pin!(sleep(ms(5)));
        assert_eq!(timed(&mut sleeping).await.took, ms(5));
    });
}

#[test]
fn a_plain_check_has_no_virtual_time() {
    testkit::rt::plain("plain", || {
        assert!(std::panic::catch_unwind(now_ms).is_err());
        assert!(vary::number(1..=3) <= 3);
    });
}

/// Nothing that a candidate can print tells which check it runs in.
#[testkit::check]
async fn the_thread_of_a_check_has_no_name() {
    let thread = format!("{:?}", std::thread::current());
    testkit::expect("the thread is", thread.contains("name: None"))
        .is(true)
        .or(testkit::Code::WrongValue, "A name would tell the check.");
    testkit::expect("this is the check's thread", testkit::on_check_thread())
        .is(true)
        .or(testkit::Code::WrongThread, "The body runs there.");
}
