//! rejected by: the_runtimes_thread_hashes_nothing (wrong_thread)
//! Hashes right where it is: on the runtime's thread.

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    data.iter().map(|item| hash(item)).collect()
}
