//! rejected by: the_fastest_good_answer_wins (not_cancelled)
//! Forgets the downloads that still run in place of dropping them.

use std::mem;

use futures::stream::{FuturesUnordered, StreamExt};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        match result {
            Ok(value) => {
                mem::forget(running);
                return Ok(value);
            }
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
