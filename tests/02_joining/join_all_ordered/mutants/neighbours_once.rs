//! rejected by: photos_keep_their_order (lost_result)
//! Takes equal ids that stand side by side for one.

use futures::future::join_all;

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let mut ids = ids.to_vec();
    ids.dedup();
    join_all(ids.iter().map(|&id| fetch(id))).await
}
