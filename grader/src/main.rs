//! Parses, runs, and turns the result into an exit code.
//!
//! Invariant: nothing else is decided here.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
};

use anyhow::Context;
use clap::Parser;
use grader::{
    cli::{self, Args},
    exit_code::{self, ExitCode},
    sandbox,
};
use rustix::{
    io::Errno,
    process::{Resource, Rlimit, getrlimit, setrlimit},
};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    if let Some(code) = sandbox::other_role() {
        return code;
    }
    let args = Args::parse();
    // A panic has printed its message; only the code for it is still to be said.
    catch_unwind(AssertUnwindSafe(|| run(args))).unwrap_or(ExitCode::Internal)
}

#[expect(
    clippy::print_stderr,
    reason = "what went wrong is said here and nowhere else"
)]
fn run(args: Args) -> ExitCode {
    let done = make_room()
        .and_then(|()| Runtime::new().context("start the grader's runtime"))
        .and_then(|runtime| runtime.block_on(cli::run(args)));
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        if let Some(remedy) = exit_code::remedy(&error) {
            eprintln!("{remedy}");
        }
        ExitCode::of(&error)
    })
}

/// Sees to it that enough files can be open at once: systems give few to begin with, and Tokio
/// takes their lack for a fault of ours.
fn make_room() -> anyhow::Result<()> {
    const NEEDED: u64 = 64;
    const ENOUGH: u64 = 4096;
    let limit = getrlimit(Resource::Nofile);
    let most = limit.maximum.unwrap_or(ENOUGH);
    if limit.current.is_some_and(|now| now < ENOUGH.min(most)) {
        let wider = Rlimit {
            current: Some(ENOUGH.min(most)),
            ..limit
        };
        // What is there may do as well.
        let _ = setrlimit(Resource::Nofile, wider);
    }
    match getrlimit(Resource::Nofile).current {
        Some(few) if few < NEEDED => {
            Err(io::Error::from(Errno::MFILE)).with_context(|| format!("work with {few} files"))
        }
        _ => Ok(()),
    }
}
