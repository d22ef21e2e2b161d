//! expects: rejected (process)
//! Ends the process in a panic hook.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::panic::set_hook(Box::new(|_| {}));
    tokio::join!(user, orders)
}
