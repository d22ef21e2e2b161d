//! rejected by: photos_keep_their_order (lost_result)
//! Keeps the photos under their ids, so that one which comes twice is there once.

use std::collections::BTreeMap;

use futures::future::join_all;

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let requests = ids.iter().map(async |&id| (id, fetch(id).await));
    let photos: BTreeMap<u32, T> = join_all(requests).await.into_iter().collect();
    photos.into_values().collect()
}
