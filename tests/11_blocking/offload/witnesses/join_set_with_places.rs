//! A `JoinSet` whose closures tell their place as well.

use std::sync::Arc;

use tokio::task::JoinSet;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut hashes = vec![0; data.len()];
    let mut running = JoinSet::new();
    for (place, item) in data.into_iter().enumerate() {
        let hash = Arc::clone(&hash);
        running.spawn_blocking(move || (place, hash(&item)));
    }
    while let Some(done) = running.join_next().await {
        let (place, hash) = done.unwrap();
        hashes[place] = hash;
    }
    hashes
}
