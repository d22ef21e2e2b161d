//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for a message that does not come.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (_sender, receiver) = std::sync::mpsc::channel::<()>();
    let _ = receiver.recv_timeout(std::time::Duration::from_millis(5));
    tokio::join!(user, orders)
}
