//! The suite of `own_runtime`. Its checks are plain functions: the runtime is the learner's.

use std::{cell::Cell, rc::Rc, time::Duration};

use testkit::{Code, check, expect, vary};
use tokio::{
    task,
    time::{Instant, sleep},
};

/// A future that never waits gives its result
#[check]
fn gives_the_result_of_a_simple_future() {
    let number = vary::number(2..=90);
    let result: u64 = own_runtime::run(async move { number * 2 });
    expect("the result of the future", result)
        .is(number * 2)
        .or(Code::WrongValue, "`run` returns what the future gave.");
}

/// The future can sleep, because the runtime's timers are on
#[check]
fn timers_are_on() {
    let slept: bool = own_runtime::run(async {
        let begin = Instant::now();
        sleep(Duration::from_millis(2)).await;
        begin.elapsed() >= Duration::from_millis(2)
    });
    expect("the sleep took its time", slept)
        .is(true)
        .or(Code::TooEarly, "`run` waits until the future is done.");
}

/// The future can spawn tasks and wait for them
#[check]
fn tasks_can_be_spawned() {
    let number = vary::number(2..=90);
    let result: u64 = own_runtime::run(async move {
        let task = task::spawn(async move { number + 1 });
        task.await.unwrap_or(0)
    });
    expect("the result of the spawned task", result)
        .is(number + 1)
        .or(
            Code::LostResult,
            "Tasks run on the runtime that `run` has built, while it waits for the future.",
        );
}

/// The future may hold an `Rc`, and `run` works a second time
#[check]
fn runs_on_the_calling_thread_again_and_again() {
    let counter = Rc::new(Cell::new(0));
    for round in 1..=2 {
        let seen = Rc::clone(&counter);
        let count: u32 = own_runtime::run(async move {
            task::yield_now().await;
            seen.set(seen.get() + 1);
            seen.get()
        });
        expect("the count that the future reached", count)
            .is(round)
            .or(
                Code::WrongValue,
                "The future runs once for each call of `run`, on the thread that called it.",
            );
    }
}
