//! A loop of `select_all` over pinned boxes.

use futures::future::select_all;

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut errors = Vec::new();
    let mut running: Vec<_> = mirrors.into_iter().map(Box::pin).collect();
    while !running.is_empty() {
        let (result, _place, rest) = select_all(running).await;
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
        running = rest;
    }
    Err(errors)
}
