//! rejected by: the_race_may_be_large_and_long (lost_result)
//! Ends the race after ten errors, as if so many could only mean that nothing works.

use futures::stream::{FuturesUnordered, StreamExt};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
        if errors.len() == 10 {
            break;
        }
    }
    Err(errors)
}
