//! expects: hashes_run_side_by_side is failed (sequential)
//! in: 11_blocking/offload
//! Never calls the hash that it is given, and adds up the bytes on the runtime's thread.

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    _: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let sum = |item: &Vec<u8>| item.iter().copied().map(u64::from).sum();
    data.iter().map(sum).collect()
}
