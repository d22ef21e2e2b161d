//! rejected by: one_mirror_decides_and_none_gives_no_errors (wrongly_cancelled)
//! Stops when one mirror is left: the last one to end is never waited for, though it may be the
//! one that works.

use futures::future::select_all;

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: Vec<_> = mirrors.into_iter().map(Box::pin).collect();
    let mut errors = Vec::new();
    while running.len() > 1 {
        let (result, _, rest) = select_all(running).await;
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
        running = rest;
    }
    Err(errors)
}
