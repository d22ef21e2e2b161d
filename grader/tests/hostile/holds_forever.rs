//! expects: both_answers_arrive is timed_out (blocked_thread)
//! Waits for a message that nobody will ever send.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (sender, receiver) = std::sync::mpsc::channel::<()>();
    let _ = receiver.recv();
    drop(sender);
    tokio::join!(user, orders)
}
