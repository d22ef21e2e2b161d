//! rejected by: all_photos_are_fetched_at_the_same_time (sequential)
//! Has no more than two requests under way, where all of them were asked for.

use futures::{StreamExt, stream};

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    stream::iter(ids)
        .map(|&id| fetch(id))
        .buffered(2)
        .collect()
        .await
}
