//! rejected by: hashes_keep_their_order (wrong_order)
//! A `JoinSet` gives the hashes in the order in which the threads are done.

use std::sync::Arc;

use tokio::task::JoinSet;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut running = JoinSet::new();
    for item in data {
        let hash = Arc::clone(&hash);
        running.spawn_blocking(move || hash(&item));
    }
    running.join_all().await
}
