//! One closure of the pool, with a thread of its own for each item inside of a scope.

use std::thread;

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    spawn_blocking(move || {
        thread::scope(|scope| {
            let hash = &hash;
            let threads: Vec<_> = data
                .iter()
                .map(|item| scope.spawn(move || hash(item)))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        })
    })
    .await
    .unwrap()
}
