//! rejected by: hashes_run_side_by_side (sequential)
//! `map` is lazy: without `collect`, each `spawn_blocking` is called only when the loop asks for
//! the next handle, and the loop awaits that handle before it asks again. So the hashes run one
//! after another, not side by side.

use std::sync::Arc;

use tokio::task::spawn_blocking;

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    // First start everything ...
    let running = data.into_iter().map(|item| {
        let hash = Arc::clone(&hash);
        spawn_blocking(move || hash(&item))
    });
    // ... and then wait for it, in order.
    let mut hashes = Vec::new();
    for handle in running {
        hashes.push(handle.await.unwrap());
    }
    hashes
}
