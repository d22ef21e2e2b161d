//! # The fastest mirror that works
//!
//! `select!` races a fixed number of futures; here their number is only known at run time.
//! `FuturesUnordered` holds any number of them, polls only those that have been woken, and gives
//! the results as they come: a race that goes on after the first has arrived.

use futures::stream::{FuturesUnordered, StreamExt};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    // No future runs yet: the first `next` polls them all.
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        match result {
            // `running` is dropped on the way out, and with it every download that still runs.
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    // `next` gives `None` when no future is left, so also when there has never been one.
    Err(errors)
}
