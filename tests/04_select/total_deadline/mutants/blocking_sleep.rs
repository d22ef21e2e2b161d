//! rejected by: messages_do_not_prolong_the_time (blocked_thread)
//! Stops the thread for the whole time, so that nobody can send.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    std::thread::sleep(total);
    let mut items = Vec::new();
    while let Ok(item) = rx.try_recv() {
        items.push(item);
    }
    items
}
