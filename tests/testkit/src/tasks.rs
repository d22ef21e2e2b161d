//! The tasks of the check's runtime, counted.
//!
//! Invariant: exact on the check's current-thread runtime. An aborted task counts until it has
//! been dropped, which takes a turn of the scheduler: [`settle`] first.

use crate::recorder;

/// Enough turns of the scheduler for every abort, drop and wake that is under way.
const TURNS: u32 = 32;

/// How many spawned tasks are alive.
///
/// # Panics
/// Outside of an async check.
pub fn alive() -> usize {
    tokio::runtime::Handle::current()
        .metrics()
        .num_alive_tasks()
}

/// Runs a piece of the suite's own machinery without a trace in the timeline; tasks and blocking
/// closures that it spawns leave none either.
pub fn unrecorded<T>(run: impl FnOnce() -> T) -> T {
    recorder::hush(run)
}

/// Lets every other task take what turns it can take without time passing.
pub async fn settle() {
    for _ in 0..TURNS {
        recorder::quiet(tokio::task::yield_now()).await;
    }
}
