//! Turns results around, so that `try_collect` gathers the errors and stops at a value.

use futures::{
    TryFutureExt, TryStreamExt,
    future::{err, ok},
    stream::FuturesUnordered,
};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let turned = mirrors
        .into_iter()
        .map(|mirror| mirror.map_ok_or_else(Ok, Err));
    let running: FuturesUnordered<_> = turned.collect();
    let outcome: Result<Vec<E>, T> = running.try_collect().await;
    match outcome {
        Ok(errors) => err(errors).await,
        Err(value) => ok(value).await,
    }
}
