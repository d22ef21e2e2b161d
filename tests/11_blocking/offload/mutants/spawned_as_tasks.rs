//! rejected by: the_runtimes_thread_hashes_nothing (wrong_thread)
//! `tokio::spawn` makes tasks, and tasks are polled on the runtime's own thread. The hash has no
//! `.await`, so each one holds that thread until it is done: nothing is moved aside and nothing
//! runs side by side.

use std::sync::Arc;

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = Arc::new(hash);

    let mut tasks = Vec::with_capacity(data.len());
    for item in data {
        let hash = hash.clone();
        tasks.push(tokio::spawn(async move { hash(&item) }));
    }

    let mut hashes = Vec::with_capacity(tasks.len());
    for task in tasks {
        hashes.push(task.await.expect("the task is not aborted"));
    }
    hashes
}
