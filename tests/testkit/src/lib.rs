//! What suites are written with: checks on a paused clock, a flight recorder that draws what the
//! learner's code did, probes to inject into it, and assertions that speak.
//!
//! A suite is plain Rust: `use` what it needs from here by name (never by glob), write one
//! `#[check]` for each behaviour, inject named pieces of work from a [`Gauge`], run the
//! learner's code with [`timed()`], and say with [`expect()`] what must have happened and why.
//!
//! Invariant: verdicts rest on the virtual clock and on recorded events alone. Nothing here
//! asks the machine's clock for more than a figure to show.
//!
//! Layout, in reading order: [`rt`] is what a check expands to, `check` the check that runs on
//! this thread, `channel` its way to the grader, with its keys in a `vault`; `recorder` keeps the timeline, fed by
//! `subscriber` (Tokio's spans), `waker` (the body's waits), `held` (a thread put to sleep) and
//! `stopped` (where it was at the deadline);
//! the other modules are the probes and the assertions.

#[cfg(not(tokio_unstable))]
compile_error!(
    "the flight recorder needs `--cfg tokio_unstable`, or it would record nothing. \
     `.cargo/config.toml` sets it for builds in this folder; an environment variable RUSTFLAGS \
     replaces that file's flags: unset it, or add `--cfg tokio_unstable` to it"
);

pub mod rt;

mod channel;
mod check;
mod expect;
mod gauge;
mod held;
mod printed;
mod recorder;
mod send;
mod stack;
mod stopped;
mod subscriber;
mod tasks;
mod timed;
pub mod vary;
mod vault;
mod waker;

pub use check::{now_ms, on_check_thread, timeline};
pub use expect::{Expectation, expect, fail};
pub use gauge::{Entered, Gauge, Piece};
pub use send::SendProbe;
pub use tasks::{alive, settle, unrecorded};
pub use testkit_macros::check;
pub use testkit_record::{Bar, BarEnd, Code, Lane, LaneEnd, Mark, MarkKind, Timeline, WaitKind};
pub use timed::{Polls, Timed, count_polls, ms, timed, timed_with_polls};

#[doc(hidden)]
pub use send::{MaybeSend, NeverSend};
