//! rejected by: hashes_keep_their_order (wrong_order)
//! Takes the handles from the end of the list, so the hashes come out backwards.

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
        handles.push(spawn_blocking(move || hash(&item)));
    }
    let mut hashes = Vec::new();
    while let Some(handle) = handles.pop() {
        hashes.push(handle.await.expect("no panic"));
    }
    hashes
}
