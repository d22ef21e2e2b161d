//! rejected by: the_race_may_be_large_and_long (lost_result)
//! Ends the race after a minute, with the errors that have come by then.

use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::time::{Instant, timeout_at};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let end = Instant::now() + Duration::from_mins(1);
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Ok(Some(result)) = timeout_at(end, running.next()).await {
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
