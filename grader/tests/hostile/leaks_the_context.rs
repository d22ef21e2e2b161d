//! expects: both_answers_arrive is failed (panicked)
//! Enters the runtime once more and never leaves.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::mem::forget(tokio::runtime::Handle::current().enter());
    tokio::join!(user, orders)
}
