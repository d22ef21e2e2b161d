//! Threads of the standard library, each with a channel for its hash.

use std::{sync::Arc, thread};

use futures::future::try_join_all;
use tokio::sync::oneshot;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);
    let waiting = data.into_iter().map(|item| {
        let hash = Arc::clone(&hash);
        let (done, result) = oneshot::channel();
        thread::spawn(move || done.send(hash(&item)));
        result
    });
    try_join_all(waiting).await.unwrap()
}
