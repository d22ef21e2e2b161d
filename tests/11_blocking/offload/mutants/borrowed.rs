//! rejected by: compiler (E0373)
//! The closures borrow what they have to own.

pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let mut hashes = Vec::new();
    for item in data {
        let handle = tokio::task::spawn_blocking(|| hash(&item));
        hashes.push(handle.await.expect("no panic"));
    }
    hashes
}
