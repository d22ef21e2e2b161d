//! rejected by: many_items_run_side_by_side (sequential)
//! Lets sixteen hashes run at the same time, as many as the machine has processors.

use std::sync::Arc;

use futures::{FutureExt, StreamExt, stream};
use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    stream::iter(data)
        .map(|item| {
            let hash = Arc::clone(&hash);
            spawn_blocking(move || hash(&item)).map(Result::unwrap)
        })
        .buffered(16)
        .collect()
        .await
}
