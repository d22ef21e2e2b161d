//! A `FuturesOrdered` polls all requests and gives their results in the order of the ids.

use futures::{StreamExt, stream::FuturesOrdered};

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let mut requests = FuturesOrdered::new();
    for &id in ids {
        requests.push_back(fetch(id));
    }
    let mut photos = Vec::with_capacity(ids.len());
    while let Some(photo) = requests.next().await {
        photos.push(photo);
    }
    photos
}
