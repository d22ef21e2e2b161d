//! rejected by: hashes_keep_their_order (wrong_order)
//! All threads send their hashes into one channel, and they are taken out in the order in which
//! the threads are done, with nothing that tells which item a hash belongs to. When the last
//! item's hash is done first, it comes first.

use std::sync::Arc;

use tokio::{sync::mpsc, task::spawn_blocking};

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let (results, mut inbox) = mpsc::unbounded_channel();

    for item in data {
        let hash = Arc::clone(&hash);
        let results = results.clone();
        spawn_blocking(move || {
            let _ = results.send(hash(&item));
        });
    }
    // Only the threads keep the channel open.
    drop(results);

    let mut hashes = Vec::new();
    while let Some(value) = inbox.recv().await {
        hashes.push(value);
    }
    hashes
}
