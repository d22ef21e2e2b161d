//! rejected by: hashes_run_side_by_side (sequential)
//! Moves all the work to one thread, where one hash waits for the other.

use tokio::task::spawn_blocking;

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    spawn_blocking(move || data.iter().map(|item| hash(item)).collect())
        .await
        .expect("no panic")
}
