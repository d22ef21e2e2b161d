//! The testkit's own tests: each runs checks by hand and looks at what became of them.

mod assertions;
mod probes;
mod timelines;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `body` as a check, and gives the text that it failed with.
fn run(name: &str, body: impl Future<Output = ()>) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(|| testkit::rt::paused(name, body))).map_err(|panic| {
        panic
            .downcast::<String>()
            .map(|text| *text)
            .or_else(|panic| panic.downcast::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_else(|_| "a panic without text".to_owned())
    })
}

/// Runs `body` as a check that has to pass.
#[track_caller]
fn pass(body: impl Future<Output = ()>) {
    if let Err(text) = run("a_check", body) {
        panic!("the check failed: {text}");
    }
}

/// Runs `body` as a check that has to fail, and gives its text.
#[track_caller]
fn fail(body: impl Future<Output = ()>) -> String {
    run("a_check", body).expect_err("the check passed")
}
