//! rejected by: both_requests_run_at_the_same_time (sequential)
//! The second async block only hands the future `orders` through without awaiting it, so `join!`
//! polls the user's request alone. The orders are polled for the first time by the `.await` after
//! the `join!`, and the two waits add up.

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let ask_user = async { user.await };
    let ask_orders = async { orders };

    let (name, numbers) = tokio::join!(ask_user, ask_orders);
    (name, numbers.await)
}
