//! rejected by: the_race_may_be_large_and_long (lost_result)
//! Counts the mirrors in a byte, and so waits for a few only where there are more than 255.

use futures::stream::{FuturesUnordered, StreamExt};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let count = mirrors.len() as u8;
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    for _ in 0..count {
        match running.next().await {
            Some(Ok(value)) => return Ok(value),
            Some(Err(error)) => errors.push(error),
            None => break,
        }
    }
    Err(errors)
}
