//! expects: both_answers_arrive is failed (over_limit)
//! Sleeps for longer than any wait may take.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::time::sleep(std::time::Duration::MAX).await;
    let _ = (user, orders);
    (String::new(), Vec::new())
}
