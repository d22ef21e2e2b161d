//! expects: both_answers_arrive is failed (panicked)
//! Blocks on the runtime's handle.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    tokio::runtime::Handle::current().block_on(async { (String::new(), Vec::new()) })
}
