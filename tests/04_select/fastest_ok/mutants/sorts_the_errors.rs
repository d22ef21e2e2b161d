//! rejected by: compiler (signature)
//! Asks for errors that can be put in order, and puts them in another one than that in which they
//! came.

use futures::stream::{FuturesUnordered, StreamExt};

pub async fn fastest_ok<T, E: Ord, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut errors = Vec::new();
    while let Some(result) = running.next().await {
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    errors.sort();
    Err(errors)
}
