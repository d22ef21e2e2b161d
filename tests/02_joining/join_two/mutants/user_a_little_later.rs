//! rejected by: both_requests_run_at_the_same_time (needless_wait)
//! Sends the user's request 20 ms after that of the orders. Where the orders are the slower ones,
//! the whole takes no longer, but nothing needs that pause.

use std::time::Duration;

use tokio::time::sleep;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let later = async {
        sleep(Duration::from_millis(20)).await;
        user.await
    };
    tokio::join!(later, orders)
}
