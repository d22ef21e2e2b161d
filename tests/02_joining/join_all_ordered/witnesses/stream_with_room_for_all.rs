//! A buffered stream with room for every request, also where there is none.

use futures::{StreamExt, stream};

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T, F>(ids: &[u32], fetch: F) -> Vec<T>
where
    F: AsyncFn(u32) -> T,
{
    let room = ids.len().max(1);
    stream::iter(ids.iter().copied())
        .map(async |id| fetch(id).await)
        .buffered(room)
        .collect()
        .await
}
