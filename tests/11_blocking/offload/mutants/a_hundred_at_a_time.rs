//! rejected by: many_items_run_side_by_side (sequential)
//! Hashes in chunks of a hundred: the rest begins when the first hundred are done.

use futures::future::join_all;
use std::sync::Arc;

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut hashes = Vec::new();
    for chunk in data.chunks(100) {
        let handles = chunk.iter().cloned().map(|item| {
            let hash = hash.clone();
            tokio::task::spawn_blocking(move || hash(&item))
        });
        hashes.extend(join_all(handles).await.into_iter().map(Result::unwrap));
    }
    hashes
}
