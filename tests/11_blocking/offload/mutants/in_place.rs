//! rejected by: the_runtimes_thread_hashes_nothing (panicked)
//! Blocks the worker where it is, which needs a runtime with other workers.

use tokio::task::block_in_place;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    block_in_place(|| data.iter().map(|item| hash(item)).collect())
}
