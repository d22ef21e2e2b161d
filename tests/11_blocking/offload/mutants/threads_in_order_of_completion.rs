//! rejected by: hashes_keep_their_order (wrong_order)
//! Threads of its own send their hashes into one channel, and nothing tells which item a hash
//! belongs to.

use std::{sync::Arc, thread};

use tokio::sync::mpsc;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let (results, mut inbox) = mpsc::unbounded_channel();
    for item in data {
        let (hash, results) = (Arc::clone(&hash), results.clone());
        thread::spawn(move || results.send(hash(&item)));
    }
    drop(results);
    let mut hashes = Vec::new();
    while let Some(hash) = inbox.recv().await {
        hashes.push(hash);
    }
    hashes
}
