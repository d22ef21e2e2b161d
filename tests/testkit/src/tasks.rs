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

/// Lets every other task take what turns it can take without time passing.
pub async fn settle() {
    for _ in 0..TURNS {
        recorder::quiet(tokio::task::yield_now()).await;
    }
}
