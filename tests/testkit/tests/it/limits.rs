//! What ends a call that does not end by itself, and what it is called then.
//!
//! Invariant: a deadlock is named only where no timer is left; a long wait that an honest answer
//! may need is none of these.

use std::{future::pending, time::Duration};

use testkit::{Code, Gauge, ms, timed};
use tokio::{
    join,
    task::spawn,
    time::{interval, sleep, timeout},
};

use crate::{fail, pass};

const NO_TIMER: &str = "no timer is left that could wake it";
const TIMERS: &str = "other timers still run";
const YEAR: Duration = Duration::from_hours(365 * 24);

#[track_caller]
fn assert_says(text: &str, code: Code, words: &str) {
    assert!(
        text.contains(&format!("({code})")) && text.contains(words),
        "{text}"
    );
}

#[test]
fn a_call_that_no_timer_can_wake_is_a_deadlock() {
    let alone = fail(async {
        timed(pending::<()>()).await;
    });
    assert_says(&alone, Code::Deadlock, NO_TIMER);
    let nested = fail(async {
        timed(async { timed(pending::<()>()).await }).await;
    });
    assert_says(&nested, Code::Deadlock, NO_TIMER);
    let beside_another = fail(async {
        join!(timed(pending::<()>()), timed(pending::<()>()));
    });
    assert_says(&beside_another, Code::Deadlock, NO_TIMER);
    let after_timers = fail(async {
        let unpolled = sleep(YEAR * 3);
        let mut dropped = Box::pin(sleep(YEAR * 3));
        timeout(ms(1), dropped.as_mut()).await.unwrap_err();
        drop(dropped);
        timed(async {
            let mut ticks = interval(ms(10));
            ticks.tick().await;
            ticks.tick().await;
            Gauge::new().work("work", ms(10), ()).await;
            pending::<()>().await;
        })
        .await;
        drop(unpolled);
    });
    assert_says(&after_timers, Code::Deadlock, NO_TIMER);
}

#[test]
fn a_call_beside_which_timers_run_is_no_deadlock() {
    let long = fail(async {
        timed(sleep(YEAR + ms(1))).await;
    });
    assert_says(&long, Code::OverLimit, TIMERS);
    let in_a_task = fail(async {
        spawn(sleep(YEAR * 2));
        timed(pending::<()>()).await;
    });
    assert_says(&in_a_task, Code::OverLimit, TIMERS);
    let work = fail(async {
        timed(Gauge::new().work("work", YEAR * 2, ())).await;
    });
    assert_says(&work, Code::OverLimit, TIMERS);
    let named = fail(async {
        timed(sleep(YEAR * 2))
            .or_stuck(Code::LostWakeup, "nobody calls")
            .await;
    });
    assert_says(&named, Code::OverLimit, TIMERS);
}

#[test]
fn timers_without_end_are_given_up() {
    const SAID: &str = "after the clock has gone on 40000 times, by 5 min 5";
    let beside = fail(async {
        spawn(async {
            let mut ticks = interval(ms(10));
            loop {
                ticks.tick().await;
            }
        });
        timed(pending::<()>()).await;
    });
    assert_says(&beside, Code::OverLimit, SAID);
}

#[test]
fn its_own_timers_without_end_are_given_up() {
    let own = fail(async {
        timed(async {
            loop {
                sleep(ms(10)).await;
            }
        })
        .await;
    });
    assert_says(
        &own,
        Code::OverLimit,
        "after the clock has gone on 40000 times",
    );
}

#[test]
fn waiting_for_months_and_looking_for_an_hour_are_fine() {
    pass(async {
        let month = Duration::from_hours(30 * 24);
        assert_eq!(timed(sleep(month * 3)).await.took, month * 3);
        let hour = timed(async {
            for _ in 0..18_000 {
                sleep(ms(200)).await;
            }
        });
        assert_eq!(hour.await.took, Duration::from_hours(1));
    });
}
