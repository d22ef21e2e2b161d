//! rejected by: all_errors_come_in_order_of_completion (wrong_order)
//! Takes the results in the order of the list, although all run at once.

use futures::stream::{FuturesOrdered, StreamExt};

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesOrdered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
