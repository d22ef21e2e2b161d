//! A stream that has room for every mirror, and keeps the errors on its way to the first value.

use std::pin::pin;

use futures::{StreamExt, stream};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let room = mirrors.len().max(1);
    let mut errors = Vec::new();
    let answers = stream::iter(mirrors).buffer_unordered(room);
    let mut good = pin!(answers.filter_map(|answer| {
        let value = answer.map_err(|error| errors.push(error)).ok();
        async { value }
    }));
    let first = good.next().await;
    first.ok_or(errors)
}
