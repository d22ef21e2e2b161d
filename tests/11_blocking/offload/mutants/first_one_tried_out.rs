//! rejected by: the_runtimes_thread_hashes_nothing (over_limit)
//! Hashes the first item once more, to see whether it works.

use std::sync::Arc;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    if let Some(item) = data.first().cloned() {
        let hash = Arc::clone(&hash);
        spawn_blocking(move || hash(&item)).await.unwrap();
    }
    let handles: Vec<_> = data
        .into_iter()
        .map(|item| {
            let hash = Arc::clone(&hash);
            spawn_blocking(move || hash(&item))
        })
        .collect();
    let mut hashes = Vec::new();
    for handle in handles {
        hashes.push(handle.await.unwrap());
    }
    hashes
}
