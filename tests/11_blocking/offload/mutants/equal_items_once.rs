//! rejected by: many_items_run_side_by_side (lost_result)
//! Hashes equal items once and copies the hash.

use std::{collections::HashMap, sync::Arc};

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let mut handles = HashMap::new();
    for item in &data {
        handles.entry(item.clone()).or_insert_with(|| {
            let (hash, item) = (Arc::clone(&hash), item.clone());
            spawn_blocking(move || hash(&item))
        });
    }
    let mut hashes = HashMap::new();
    for (item, handle) in handles {
        hashes.insert(item, handle.await.unwrap());
    }
    data.iter().map(|item| hashes[item]).collect()
}
