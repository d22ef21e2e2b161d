//! Parses, runs, and turns the result into an exit code.
//!
//! Invariant: nothing else is decided here.

use std::panic::{AssertUnwindSafe, catch_unwind};

use clap::Parser;
use grader::{
    cli::{self, Args},
    exit_code::ExitCode,
    sandbox,
};

fn main() -> ExitCode {
    if let Some(code) = sandbox::other_role() {
        return code;
    }
    let args = Args::parse();
    // A panic has printed its message; only the code for it is still to be said.
    catch_unwind(AssertUnwindSafe(|| run(args))).unwrap_or(ExitCode::Internal)
}

#[tokio::main]
#[expect(
    clippy::print_stderr,
    reason = "what went wrong is said here and nowhere else"
)]
async fn run(args: Args) -> ExitCode {
    cli::run(args).await.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::of(&error)
    })
}
