//! rejected by: both_requests_run_at_the_same_time (sequential)
//! Uses `join!`, but on the user that is there already.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let user = user.await;
    tokio::join!(async { user }, orders)
}
