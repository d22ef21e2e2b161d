//! rejected by: hashes_run_side_by_side (sequential)
//! Starts the next two hashes only when the two before are done.

use std::sync::Arc;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut hashes = Vec::new();
    for pair in data.chunks(2) {
        let handles: Vec<_> = pair
            .iter()
            .cloned()
            .map(|item| {
                let hash = Arc::clone(&hash);
                spawn_blocking(move || hash(&item))
            })
            .collect();
        for handle in handles {
            hashes.push(handle.await.expect("no panic"));
        }
    }
    hashes
}
