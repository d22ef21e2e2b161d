//! The suite of `abort_on_drop`.

use testkit::{Code, Gauge, alive, check, expect, ms, settle, timed, vary};
use tokio::{
    task::{JoinError, yield_now},
    time::{sleep, timeout},
};

/// `join` gives the task's result when it is there
#[check]
async fn join_gives_the_result() {
    let gauge = Gauge::new();
    let (takes, answer) = (vary::millis(20..=90), vary::number(1..=99));

    let guarded = abort_on_drop::Guarded::spawn(gauge.work("load", takes, answer));
    let joined = timed(guarded.join()).await;

    let result: Result<u64, JoinError> = joined.value;
    expect("the result of join", result.ok())
        .is(Some(answer))
        .or(
            Code::LostResult,
            "`join` waits for the task and returns what the task's handle gives.",
        );
    expect("join returned after", joined.took).is(takes).or(
        Code::NeedlessWait,
        "`join` returns as soon as the task is done.",
    );
}

/// The task starts by itself, before anybody calls `join`
#[check]
async fn the_task_runs_without_join() {
    let gauge = Gauge::new();
    let _guarded = abort_on_drop::Guarded::spawn(gauge.work("load", ms(0), ()));
    settle().await;
    expect("tasks that ran to their end", gauge.finished())
        .is(1)
        .or(
            Code::NotAwaited,
            "`spawn` hands the future to the runtime, which polls it whether anybody waits or not.",
        );
}

/// A dropped owner takes its running task with it
#[check]
async fn dropping_the_owner_aborts_the_task() {
    let base = alive();
    let gauge = Gauge::new();
    {
        let _guarded = abort_on_drop::Guarded::spawn(gauge.work("load", ms(500), ()));
        settle().await;
    }
    settle().await;

    expect("tasks that were cancelled", gauge.cancelled())
        .is(1)
        .or(
            Code::DetachedTask,
            "Dropping a `JoinHandle` only gives up the result; the task itself goes on.",
        );
    expect("tasks still alive", alive() - base).is(0).or(
        Code::DetachedTask,
        "An aborted task is gone after its next turn.",
    );
}

/// A `join` that is given up half-way aborts the task too
#[check(points = 2)]
async fn giving_up_join_aborts_the_task() {
    let base = alive();
    let gauge = Gauge::new();
    let guarded = abort_on_drop::Guarded::spawn(gauge.work("load", ms(500), ()));
    yield_now().await;

    let given_up = timed(timeout(ms(10), guarded.join())).await;
    settle().await;

    expect("join was given up", given_up.value.is_err())
        .is(true)
        .or(
            Code::TooEarly,
            "The task needs 500 ms; nothing can be joined after 10 ms.",
        );
    expect("tasks that were cancelled", gauge.cancelled())
        .is(1)
        .or(
            Code::DetachedTask,
            "While `join` waits, somebody has to guard the task: a handle that was moved out of \
         `self` is dropped with the future of `join`, and that detaches the task.",
        );
    expect("tasks still alive", alive() - base).is(0).or(
        Code::DetachedTask,
        "An aborted task is gone after its next turn.",
    );
}

/// A panic in the task comes out of `join` as an error
#[check]
async fn a_panic_comes_out_of_join_as_an_error() {
    let guarded = abort_on_drop::Guarded::spawn(Gauge::new().run("load", async {
        sleep(ms(10)).await;
        panic!("the server's answer is no picture")
    }));

    let joined: Result<(), JoinError> = timed(guarded.join()).await.value;

    let panicked = joined.is_err_and(|error| error.is_panic());
    expect("join gave the error of a task that panicked", panicked)
        .is(true)
        .or(
            Code::SwallowedError,
            "A panic ends the task alone. The task's handle gives it to whoever awaits it, as a \
             `JoinError`.",
        );
}
