//! rejected by: compiler (E0277)
//! A task has to own its future for good, and these may borrow from the caller.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let orders = tokio::spawn(orders);
    (user.await, orders.await.expect("no panic"))
}
