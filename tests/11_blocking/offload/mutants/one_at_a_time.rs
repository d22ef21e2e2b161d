//! rejected by: hashes_run_side_by_side (sequential)
//! Waits for each hash before it starts the next.

use std::sync::Arc;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut hashes = Vec::new();
    for item in data {
        let hash = Arc::clone(&hash);
        hashes.push(spawn_blocking(move || hash(&item)).await.expect("no panic"));
    }
    hashes
}
