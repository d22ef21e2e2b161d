//! The suite of `abort_on_drop`.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, resume_unwind},
};

use futures::{FutureExt, future::join_all};
use testkit::{Code, Gauge, alive, check, count_polls, expect, ms, settle, timed, vary};
use tokio::{
    task::{JoinError, yield_now},
    time::{sleep, timeout},
};

/// What a task gives. It can be sent, and that is all: no trait, and not to be shared.
struct Picture(Cell<u64>);

fn picture(number: u64) -> Picture {
    Picture(Cell::new(number))
}

/// The number of the picture that `join` gave, if it gave one.
fn number(joined: Result<Picture, JoinError>) -> Option<u64> {
    joined.ok().map(|Picture(number)| number.get())
}

const OWN_TASK: &str = "Each `Guarded` aborts its own task, and no other.";

/// That many tasks were dropped half-way; `detached` says what it means if fewer were.
fn expect_cancelled(gauge: &Gauge, tasks: usize, detached: &str) {
    let (code, why) = if gauge.cancelled() < tasks {
        (Code::DetachedTask, detached)
    } else {
        (Code::WronglyCancelled, OWN_TASK)
    };
    expect("tasks that were cancelled", gauge.cancelled())
        .is(tasks)
        .or(code, why);
}

fn expect_none_alive(left: usize) {
    expect("tasks still alive", left).is(0).or(
        Code::DetachedTask,
        "An aborted task is gone after its next turn.",
    );
}

/// `join` gives the task's result when it is there, or at once if it has been there before
#[check]
async fn join_gives_the_result() {
    let gauge = Gauge::new();
    let (takes, answer) = (vary::millis(20..=90), vary::number(1..=99));

    let guarded = abort_on_drop::Guarded::spawn(gauge.work("load", takes, picture(answer)));
    let early = abort_on_drop::Guarded::spawn(gauge.work("load early", ms(5), picture(answer + 1)));
    let joined = timed(guarded.join()).await;
    let joined_late = timed(early.join()).await;

    for (joined, after, wanted) in [(joined, takes, answer), (joined_late, ms(0), answer + 1)] {
        expect("the number in the result of join", number(joined.value))
            .is(Some(wanted))
            .or(
                Code::LostResult,
                "`join` waits for the task and returns what the task's handle gives.",
            );
        expect("join returned after", joined.took).is(after).or(
            if joined.took < after {
                Code::TooEarly
            } else {
                Code::NeedlessWait
            },
            "`join` returns as soon as the task is done.",
        );
    }
}

/// The task starts by itself, before anybody calls `join`
#[check]
async fn the_task_runs_without_join() {
    let gauge = Gauge::new();
    let _guarded = abort_on_drop::Guarded::spawn(gauge.work("load", ms(0), picture(1)));
    settle().await;
    expect("tasks that ran to their end", gauge.finished())
        .is(1)
        .or(
            Code::NotAwaited,
            "`spawn` hands the future to the runtime, which polls it whether anybody waits or not.",
        );
}

/// A dropped owner takes its running task with it, also when it is dropped by a panic
#[check]
async fn dropping_the_owner_aborts_the_task() {
    let base = alive();
    for panics in [false, true] {
        let gauge = Gauge::new();
        let owner = async {
            let work = gauge.work("load", ms(500), picture(1));
            let _guarded = abort_on_drop::Guarded::spawn(work);
            settle().await;
            if panics {
                resume_unwind(Box::new("the owner fails"));
            }
        };
        let ended = AssertUnwindSafe(timed(owner)).catch_unwind().await;
        drop(ended);
        settle().await;

        expect_cancelled(
            &gauge,
            1,
            "Dropping a `JoinHandle` only gives up the result; the task itself goes on.",
        );
        expect_none_alive(alive() - base);
    }
}

/// A `join` that is given up half-way aborts the task too
#[check]
async fn giving_up_join_aborts_the_task() {
    let base = alive();
    let gauge = Gauge::new();
    let patience = vary::millis(5..=40);
    let guarded = abort_on_drop::Guarded::spawn(gauge.work("load", ms(500), picture(1)));
    yield_now().await;

    let given_up = timed(timeout(patience, guarded.join())).await;
    settle().await;

    expect("join was given up", given_up.value.is_err())
        .is(true)
        .or(
            Code::TooEarly,
            "The task needs 500 ms; nothing can be joined before.",
        );
    expect_cancelled(
        &gauge,
        1,
        "While `join` waits, somebody has to guard the task: a handle that was moved out of \
         `self` is dropped with the future of `join`, and that detaches the task.",
    );
    expect_none_alive(alive() - base);
}

/// A task is aborted before its first turn too, and by a `join` that is never polled
#[check]
async fn a_task_is_aborted_before_its_first_turn() {
    let base = alive();
    let gauge = Gauge::new();
    let spawn = |takes, number| {
        let (work, turns) = count_polls(gauge.work("load", ms(takes), picture(number)), 100);
        (abort_on_drop::Guarded::spawn(work), turns)
    };
    let (kept, _) = spawn(20, 7);

    let dropped_turns = {
        let (_dropped_at_once, turns) = spawn(10, 1);
        turns
    };
    let (never_joined, never_joined_turns) = spawn(10, 2);
    drop(never_joined.join());
    let (running, running_turns) = spawn(10, 3);
    settle().await;
    let before = running_turns.count();
    drop(running.join());
    settle().await;
    let left = alive() - base;
    let turns_after_drop = [
        dropped_turns.count(),
        never_joined_turns.count(),
        running_turns.count() - before,
    ];
    let joined = timed(kept.join()).await.value;

    let (code, why) = if left == 0 {
        (Code::WronglyCancelled, OWN_TASK)
    } else {
        (
            Code::DetachedTask,
            "An abort works at any time: a task that has not had a turn yet never runs. And the \
             future of `join` owns the `Guarded`, polled or not.",
        )
    };
    expect(
        "tasks that are left when all owners but one have gone",
        left,
    )
    .is(1)
    .or(code, why);
    expect(
        "turns of the futures after their owners had gone",
        turns_after_drop,
    )
    .is([0; 3])
    .or(
        Code::NotCancelled,
        "An aborted task is dropped without another turn. A task that is only told to stop, \
             and looks at its future before it looks whether it was told, runs a part of it.",
    );
    expect("the number in the result of join", number(joined))
        .is(Some(7))
        .or(Code::WronglyCancelled, OWN_TASK);
    expect("tasks that ran to their end", gauge.finished())
        .is(1)
        .or(
            Code::DetachedTask,
            "Only the task that was kept may come to its end.",
        );
}

/// A panic in the task comes out of `join` as an error
#[check]
async fn a_panic_comes_out_of_join_as_an_error() {
    let guarded = abort_on_drop::Guarded::spawn(Gauge::new().run("load", async {
        sleep(ms(10)).await;
        panic!("the server's answer is no picture")
    }));

    let call = timed(guarded.join()).await;
    let joined: Result<(), JoinError> = call.value;

    let panic = joined.err().and_then(|error| error.try_into_panic().ok());
    let text = panic.and_then(|panic| panic.downcast_ref::<&str>().copied());
    expect("the panic in the error that join gave", text)
        .is(Some("the server's answer is no picture"))
        .or(
            Code::SwallowedError,
            "A panic ends the task alone. The task's handle gives it to whoever awaits it, as a \
             `JoinError`.",
        );
    expect("join returned after", call.took).is(ms(10)).or(
        Code::NeedlessWait,
        "The handle is ready as soon as the task has panicked.",
    );
}

/// A hundred owners at once have a task each, for days, and those that go take their own along
#[check]
async fn each_of_many_owners_has_its_own_task() {
    let base = alive();
    let (kept_gauge, dropped_gauge) = (Gauge::new(), Gauge::new());
    let hour = ms(3_600_000);
    let spawn = |gauge: &Gauge, number: u64| {
        let takes = hour * u32::try_from(number).unwrap_or_default();
        abort_on_drop::Guarded::spawn(gauge.work("load", takes, picture(number)))
    };
    let mut kept = Vec::new();
    let mut dropped = Vec::new();
    for number in 1..=50 {
        kept.push(spawn(&kept_gauge, number));
        dropped.push(spawn(&dropped_gauge, number));
    }
    let ended = Gauge::new().work("until half of them have ended", hour * 25 + ms(1), ());

    ended.await;
    drop(dropped);
    settle().await;
    let left = alive() - base;
    let joins = kept.into_iter().map(abort_on_drop::Guarded::join);
    let joined = timed(join_all(joins)).await;

    expect_cancelled(
        &dropped_gauge,
        25,
        "Half of the tasks had ended when their owners were dropped; the others end with them.",
    );
    expect("tasks alive when the owners had gone", left)
        .is(25)
        .or(
            if left < 25 {
                Code::WronglyCancelled
            } else {
                Code::DetachedTask
            },
            OWN_TASK,
        );
    let numbers: Vec<Option<u64>> = joined.value.into_iter().map(number).collect();
    expect("the numbers in the results of the others", numbers)
        .is((1..=50).map(Some).collect::<Vec<_>>())
        .or(
            Code::LostResult,
            "`join` waits for its task, and for as long as it takes.",
        );
    expect("all were joined after", joined.took)
        .is(hour * 25 - ms(1))
        .or(
            if joined.took < hour * 25 - ms(1) {
                Code::TooEarly
            } else {
                Code::NeedlessWait
            },
            "The tasks have been running by themselves all the time, at the same time.",
        );
}
