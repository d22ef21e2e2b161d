//! rejected by: all_photos_are_fetched_at_the_same_time (over_limit)
//! Sends each request by polling it once, drops it, and fetches with new requests afterwards.

use futures::{FutureExt, future::join_all};

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    for &id in ids {
        let _sent = fetch(id).now_or_never();
    }
    join_all(ids.iter().map(|&id| fetch(id))).await
}
