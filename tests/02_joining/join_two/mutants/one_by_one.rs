//! rejected by: both_requests_run_at_the_same_time (sequential)
//! Waits for the user before it lets the orders be sent.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    (user.await, orders.await)
}
