//! Shares the data in an `Arc` and takes the hashes out of `FuturesOrdered`.

use std::sync::Arc;

use futures::{StreamExt, stream::FuturesOrdered};
use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let shared = Arc::new((data, hash));
    let running: FuturesOrdered<_> = (0..shared.0.len())
        .map(|place| {
            let shared = shared.clone();
            tokio::spawn(async move { spawn_blocking(move || (shared.1)(&shared.0[place])).await })
        })
        .collect();
    running.map(|hash| hash.unwrap().unwrap()).collect().await
}
