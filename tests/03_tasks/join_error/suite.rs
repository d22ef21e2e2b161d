//! The suite of `join_error`.

use std::{
    any::Any,
    panic::{panic_any, resume_unwind},
    time::Duration,
};

use futures::future::join_all;
use testkit::{Code, Gauge, check, expect, ms, settle, timed, vary};
use tokio::{
    join,
    task::{JoinHandle, spawn},
    time::sleep,
};

/// A task that does what `end` does, after a while.
fn job(takes: Duration, end: impl FnOnce() -> u32 + Send + 'static) -> JoinHandle<u32> {
    spawn(Gauge::new().run("job", async move {
        sleep(takes).await;
        end()
    }))
}

/// A task that panics with that value, and without a message on standard error.
fn panicking(takes: Duration, value: impl Any + Send) -> JoinHandle<u32> {
    job(takes, || resume_unwind(Box::new(value)))
}

/// The kind of outcome, and its number or text: words that need nothing from the learner's type.
fn words(outcome: join_error::Outcome) -> (&'static str, String) {
    match outcome {
        join_error::Outcome::Done(value) => ("done", value.to_string()),
        join_error::Outcome::Panicked(text) => ("panicked", text),
        join_error::Outcome::Cancelled => ("cancelled", String::new()),
    }
}

fn expect_time(took: Duration, after: Duration) {
    let (code, why) = if took < after {
        (
            Code::TooEarly,
            "How a task ends is known when it has ended. Awaiting its handle waits for that.",
        )
    } else {
        (
            Code::NeedlessWait,
            "In the moment in which the task ends its handle is ready.",
        )
    };
    expect("the outcome was known after", took)
        .is(after)
        .or(code, why);
}

fn expect_done(outcome: join_error::Outcome, number: u32) {
    let (kind, text) = words(outcome);
    expect("a job that came to its end is recorded as", kind)
        .is("done")
        .or(
            Code::WrongValue,
            "`handle.await` is `Ok` with the task's own result when nothing went wrong.",
        );
    expect("the job's number", text)
        .is(number.to_string())
        .or(Code::WrongValue, "`Done` holds what the task gave.");
}

/// The outcome of a job that panics must be a panic, and have the text `wanted`.
fn expect_panic(outcome: join_error::Outcome, wanted: &str, why: &str) {
    let (kind, text) = words(outcome);
    let (code, mistaken) = if kind == "done" {
        (
            Code::SwallowedError,
            "The job gave no number. With one put in its place nobody learns that it failed.",
        )
    } else {
        (
            Code::WrongValue,
            "A `JoinError` has two causes, and `is_panic()` tells them apart.",
        )
    };
    expect("a job that panicked is recorded as", kind)
        .is("panicked")
        .or(code, mistaken);
    expect("the text of the panic", text)
        .is(wanted.to_owned())
        .or(Code::WrongValue, why);
}

fn expect_cancelled(outcome: join_error::Outcome) {
    let (kind, _) = words(outcome);
    expect("an aborted job is recorded as", kind)
        .is("cancelled")
        .or(
            Code::WrongValue,
            "An aborted task has neither a result nor a panic. Its `JoinError` says \
             `is_cancelled()`.",
        );
}

/// A job that comes to its end is done, with its number
#[check]
async fn a_finished_job_is_done() {
    let takes = vary::millis(20..=90);
    let number: u32 = vary::pick(&[17, 23, 42, 58]);
    let handle = spawn(Gauge::new().work("job", takes, number));

    let ended = timed(join_error::outcome(handle)).await;

    expect_time(ended.took, takes);
    expect_done(ended.value, number);
}

/// A panic with a fixed text is recorded with that text
#[check]
async fn a_panic_keeps_its_text() {
    let text: &'static str = vary::pick(&["out of paper", "no ink left", "the tray is open"]);

    let ended = timed(join_error::outcome(job(ms(20), move || panic_any(text)))).await;

    expect_panic(
        ended.value,
        text,
        "`panic!` with a fixed text carries a `&'static str`. Ask the value inside of the box for \
         its type, not the box.",
    );
    expect_time(ended.took, ms(20));
}

const FORMATTED: &str = "`panic!` with something to fill in makes its text while the program \
     runs, and carries a `String`.";

/// A panic with a number filled in is recorded with its whole text
#[check]
async fn a_panic_keeps_its_formatted_text() {
    let page = vary::number(1..=99);

    let ended = timed(join_error::outcome(job(ms(20), move || {
        panic!("page {page} is missing")
    })))
    .await;

    expect_panic(ended.value, &format!("page {page} is missing"), FORMATTED);
    expect_time(ended.took, ms(20));
}

/// A panic without a text is recorded as `unknown`, and one with a text is not
#[check]
async fn a_panic_without_text_is_unknown() {
    const NO_TEXT: &str =
        "The value of a panic may be of any type, so neither downcast is sure to succeed.";
    let number = vary::number(400..=499);

    let first = timed(join_error::outcome(job(ms(20), move || panic_any(number)))).await;
    expect_panic(first.value, "unknown", NO_TEXT);
    for handle in [
        panicking(ms(20), 404_i32),
        panicking(ms(20), ()),
        panicking(ms(20), 'x'),
        panicking(ms(20), Some("paper")),
        panicking(ms(20), Box::<str>::from("paper")),
    ] {
        expect_panic(
            timed(join_error::outcome(handle)).await.value,
            "unknown",
            NO_TEXT,
        );
    }
    let last = panicking(ms(20), format!("job {number}"));
    let last = timed(join_error::outcome(last)).await;
    expect_panic(last.value, &format!("job {number}"), FORMATTED);
}

/// An aborted job is cancelled, unless it had ended before
#[check]
async fn an_aborted_job_is_cancelled() {
    let after = vary::millis(1..=9);
    let handle = job(ms(20), || 0);
    let task = handle.abort_handle();
    let abort = async {
        Gauge::new().work("until the abort", after, ()).await;
        task.abort();
    };

    let (ended, ()) = join!(timed(join_error::outcome(handle)), abort);

    expect_cancelled(ended.value);
    expect_time(ended.took, after);

    let unbegun = job(ms(20), || 0);
    unbegun.abort();
    expect_cancelled(timed(join_error::outcome(unbegun)).await.value);

    let number: u32 = vary::pick(&[17, 23, 42, 58]);
    let done = job(ms(0), move || number);
    settle().await;
    done.abort();
    expect_done(timed(join_error::outcome(done)).await.value, number);
}

/// Every text of a panic is recorded as it is, quotes, line breaks and all
#[check]
async fn every_text_is_kept_as_it_is() {
    const AS_IT_IS: &str = "The value that the panic carries is the text itself. What `Display` and `Debug` make of \
         the error or of the text has words, quotes and escapes of its own.";
    let texts = [
        "",
        " ",
        "unknown",
        "the word \"paper\", and a \\ too",
        "line one\nline two\n",
        "Zoë's {page} is missing: 頁",
        "task 7 was cancelled",
        "task 7 panicked",
    ];
    for text in texts {
        let fixed = panicking(ms(5), text);
        expect_panic(
            timed(join_error::outcome(fixed)).await.value,
            text,
            AS_IT_IS,
        );
        let long = text.repeat(50);
        let made = panicking(ms(5), long.clone());
        expect_panic(
            timed(join_error::outcome(made)).await.value,
            &long,
            AS_IT_IS,
        );
    }
}

/// The outcome is waited for, be it for days, and is there at once if the job has ended before
#[check]
async fn a_job_may_take_days() {
    let hour = ms(3_600_000);
    let extremes = [0, u32::MAX, vary::pick(&[17, 23, 42, 58])];
    for (takes, number) in [ms(0), hour, hour * 24 + ms(7)].into_iter().zip(extremes) {
        let done = timed(join_error::outcome(job(takes, move || number))).await;
        expect_time(done.took, takes);
        expect_done(done.value, number);

        let text = format!("job {number}");
        let failed = timed(join_error::outcome(panicking(takes, text.clone()))).await;
        expect_time(failed.took, takes);
        expect_panic(failed.value, &text, FORMATTED);
    }

    let jobs = (1..=100).map(|number: u32| job(hour * number, move || number));
    let jobs: Vec<_> = jobs.map(join_error::outcome).collect();
    let all = timed(join_all(jobs)).await;
    expect_time(all.took, hour * 100);
    for (number, outcome) in (1..).zip(all.value) {
        expect_done(outcome, number);
    }

    let (done, failed) = (job(hour, || 17), panicking(hour, "out of paper"));
    Gauge::new()
        .work("until both have ended", hour * 2, ())
        .await;
    let (done, failed) = (
        timed(join_error::outcome(done)).await,
        timed(join_error::outcome(failed)).await,
    );
    expect_time(done.took + failed.took, ms(0));
    expect_done(done.value, 17);
    expect_panic(
        failed.value,
        "out of paper",
        "The handle keeps how its task ended.",
    );
}
