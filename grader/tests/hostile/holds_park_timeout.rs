//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and parks the thread for a time.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::thread::park_timeout(std::time::Duration::from_millis(5));
    tokio::join!(user, orders)
}
