//! rejected by: the_runtimes_thread_hashes_nothing (wrong_thread)
//! A task of its own is still on the runtime's thread.

use std::sync::Arc;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut tasks = Vec::new();
    for item in data {
        let hash = Arc::clone(&hash);
        tasks.push(tokio::spawn(async move { hash(&item) }));
    }
    let mut hashes = Vec::new();
    for task in tasks {
        hashes.push(task.await.expect("no panic"));
    }
    hashes
}
