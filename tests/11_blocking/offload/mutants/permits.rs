//! rejected by: many_items_run_side_by_side (sequential)
//! Has a semaphore with a permit for each of fifty threads.

use std::sync::Arc;

use tokio::{sync::Semaphore, task::spawn_blocking};

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let permits = Arc::new(Semaphore::new(50));
    let tasks: Vec<_> = data
        .into_iter()
        .map(|item| {
            let (hash, permits) = (Arc::clone(&hash), Arc::clone(&permits));
            tokio::spawn(async move {
                let _permit = permits.acquire().await.unwrap();
                spawn_blocking(move || hash(&item)).await.unwrap()
            })
        })
        .collect();
    let mut hashes = Vec::new();
    for task in tasks {
        hashes.push(task.await.unwrap());
    }
    hashes
}
