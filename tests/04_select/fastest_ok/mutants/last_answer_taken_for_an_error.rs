//! rejected by: any_place_and_any_order_will_do (lost_result)
//! Looks whether it was the last one before it looks at the answer: a good answer that is the
//! last to come is thrown away.

use futures::stream::{FuturesUnordered, StreamExt};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let several = running.len() > 1;
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        if running.is_empty() && several {
            errors.extend(result.err());
            break;
        }
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
