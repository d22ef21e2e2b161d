//! expects: both_answers_arrive is failed (deadlock)
//! Waits for a signal that nobody sends.

use tokio::signal::unix::{SignalKind, signal};

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    if let Ok(mut children) = signal(SignalKind::child()) {
        children.recv().await;
    }
    let _ = (user, orders);
    (String::new(), Vec::new())
}
