//! rejected by: the_runtimes_thread_hashes_nothing (lost_result)
//! Takes the hash of an empty item for 0 and does not ask.

use std::sync::Arc;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let handles: Vec<_> = data
        .into_iter()
        .map(|item| {
            let hash = Arc::clone(&hash);
            spawn_blocking(move || if item.is_empty() { 0 } else { hash(&item) })
        })
        .collect();
    let mut hashes = Vec::new();
    for handle in handles {
        hashes.push(handle.await.unwrap());
    }
    hashes
}
