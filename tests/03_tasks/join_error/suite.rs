//! The suite of `join_error`.

use std::panic::panic_any;

use testkit::{Code, Gauge, check, expect, ms, timed, vary};
use tokio::{
    join,
    task::{JoinHandle, spawn},
    time::sleep,
};

/// A task that does what `end` does, after a while.
fn job(end: impl FnOnce() -> u32 + Send + 'static) -> JoinHandle<u32> {
    spawn(Gauge::new().run("job", async move {
        sleep(ms(20)).await;
        end()
    }))
}

/// The outcome in words that need nothing from the learner's type.
fn words(outcome: join_error::Outcome) -> String {
    match outcome {
        join_error::Outcome::Done(value) => format!("done with {value}"),
        join_error::Outcome::Panicked(text) => format!("panicked with {text:?}"),
        join_error::Outcome::Cancelled => "cancelled".to_owned(),
    }
}

/// The outcome of a job that panics must be a panic, and have the text `wanted`.
fn expect_panic(outcome: join_error::Outcome, wanted: &str, why: &str) {
    let done = matches!(outcome, join_error::Outcome::Done(_));
    expect("a job that panicked is recorded as done", done)
        .is(false)
        .or(
            Code::SwallowedError,
            "The job gave no number. With one put in its place nobody learns that it failed.",
        );
    expect("the outcome of the job", words(outcome))
        .is(format!("panicked with {wanted:?}"))
        .or(Code::WrongValue, why);
}

/// A job that comes to its end is done, with its number
#[check]
async fn a_finished_job_is_done() {
    let takes = vary::millis(20..=90);
    let number: u32 = vary::pick(&[17, 23, 42, 58]);
    let handle = spawn(Gauge::new().work("job", takes, number));

    let ended = timed(join_error::outcome(handle)).await;

    expect("the outcome was known after", ended.took)
        .is(takes)
        .or(
            Code::TooEarly,
            "How a task ends is known when it has ended. Awaiting its handle waits for that.",
        );
    expect("the outcome of the job", words(ended.value))
        .is(format!("done with {number}"))
        .or(
            Code::WrongValue,
            "`handle.await` is `Ok` with the task's own result when nothing went wrong.",
        );
}

/// A panic with a fixed text is recorded with that text
#[check]
async fn a_panic_keeps_its_text() {
    let ended = timed(join_error::outcome(job(|| panic!("out of paper")))).await;

    expect_panic(
        ended.value,
        "out of paper",
        "A `JoinError` has two causes, and `is_panic()` tells them apart. `panic!` with a fixed \
         text carries a `&'static str`. Ask the value inside of the box for its type, not the box.",
    );
}

/// A panic with a number filled in is recorded with its whole text
#[check]
async fn a_panic_keeps_its_formatted_text() {
    let page = vary::number(1..=99);

    let ended = timed(join_error::outcome(job(move || {
        panic!("page {page} is missing")
    })))
    .await;

    expect_panic(
        ended.value,
        &format!("page {page} is missing"),
        "`panic!` with something to fill in makes its text while the program runs, and carries \
         a `String`.",
    );
}

/// A panic without a text is recorded as `unknown`
#[check]
async fn a_panic_without_text_is_unknown() {
    let number = vary::number(400..=499);

    let ended = timed(join_error::outcome(job(move || panic_any(number)))).await;

    expect_panic(
        ended.value,
        "unknown",
        "The value of a panic may be of any type, so neither downcast is sure to succeed.",
    );
}

/// An aborted job is cancelled
#[check]
async fn an_aborted_job_is_cancelled() {
    let after = vary::millis(1..=9);
    let handle = job(|| 0);
    let task = handle.abort_handle();
    let abort = async {
        Gauge::new().work("until the abort", after, ()).await;
        task.abort();
    };

    let (ended, ()) = join!(timed(join_error::outcome(handle)), abort);

    expect("the outcome of the aborted job", words(ended.value))
        .is("cancelled".to_owned())
        .or(
            Code::WrongValue,
            "An aborted task has neither a result nor a panic. Its `JoinError` says \
             `is_cancelled()`.",
        );
    expect("the outcome was known after", ended.took)
        .is(after)
        .or(
            Code::TooEarly,
            "Awaiting the handle waits until the task has ended, and an aborted one ends at once.",
        );
}
