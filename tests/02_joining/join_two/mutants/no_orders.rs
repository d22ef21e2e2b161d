//! rejected by: both_answers_arrive (not_awaited)
//! Never awaits the orders, and makes their answer up.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = orders;
    (user.await, Vec::new())
}
