//! expects: rejected (clock)
//! Moves the paused clock by hand.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::time::advance(std::time::Duration::from_millis(100)).await;
    (user.await, orders.await)
}
