//! Takes the hashes from a channel as they are done, and sorts them by their place.

use std::sync::Arc;

use tokio::{sync::mpsc, task::spawn_blocking};

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let (results, mut inbox) = mpsc::channel(1);
    for (place, item) in data.into_iter().enumerate() {
        let (hash, results) = (Arc::clone(&hash), results.clone());
        spawn_blocking(move || results.blocking_send((place, hash(&item))));
    }
    drop(results);
    let mut hashes = Vec::new();
    while let Some(hash) = inbox.recv().await {
        hashes.push(hash);
    }
    hashes.sort_unstable();
    hashes.into_iter().map(|(_, hash)| hash).collect()
}
