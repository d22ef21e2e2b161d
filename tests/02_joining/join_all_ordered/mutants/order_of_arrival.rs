//! rejected by: photos_keep_their_order (wrong_order)
//! Takes the photos as they arrive.

use futures::{StreamExt, stream::FuturesUnordered};

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let requests: FuturesUnordered<_> = ids.iter().map(|&id| fetch(id)).collect();
    requests.collect().await
}
