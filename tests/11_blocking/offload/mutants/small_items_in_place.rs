//! rejected by: the_runtimes_thread_hashes_nothing (wrong_thread)
//! Hashes small items right where it is, as a thread is not worth it for them.

use std::sync::Arc;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut handles = Vec::new();
    for item in data {
        let hash = Arc::clone(&hash);
        handles.push(if item.len() < 1024 {
            let value = hash(&item);
            spawn_blocking(move || value)
        } else {
            spawn_blocking(move || hash(&item))
        });
    }
    let mut hashes = Vec::new();
    for handle in handles {
        hashes.push(handle.await.unwrap());
    }
    hashes
}
