//! rejected by: one_id_gives_one_photo_and_none_gives_none (deadlock)
//! Leaves room for as many requests as there are ids: `buffered(0)` never ends.

use futures::{StreamExt, stream};

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    stream::iter(ids)
        .map(|&id| fetch(id))
        .buffered(ids.len())
        .collect()
        .await
}
