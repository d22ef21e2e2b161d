//! expects: rejected (files)
//! Names a folder's entries, and the folder not.

pub fn size(entries: std::fs::ReadDir) -> u64 {
    entries.flatten().filter_map(|it| it.metadata().ok()).map(|it| it.len()).sum()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
