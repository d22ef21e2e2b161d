//! # Heavy work, moved aside
//!
//! `spawn_blocking` hands a closure to a pool of threads that Tokio keeps for work that holds its
//! thread. The task that awaits the handle is asleep meanwhile, and the runtime's thread is free.

use std::sync::Arc;

use tokio::task::spawn_blocking;

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    // Every closure may outlive this call, so each owns its item and a share of the function.
    let hash = Arc::new(hash);
    // First start them all: awaiting inside of this loop would run one at a time.
    let handles: Vec<_> = data
        .into_iter()
        .map(|item| {
            let hash = Arc::clone(&hash);
            spawn_blocking(move || hash(&item))
        })
        .collect();
    // Then wait for them in the order of the data, whichever ends first.
    let mut hashes = Vec::with_capacity(handles.len());
    for handle in handles {
        hashes.push(handle.await.expect("hashing does not panic"));
    }
    hashes
}
