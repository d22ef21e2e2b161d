//! rejected by: later_messages_wait_for_the_next_call (lost_result)
//! Closes the channel when the time is up, so that nobody can send any more.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    let collect = async {
        while let Some(item) = rx.recv().await {
            items.push(item);
        }
    };
    if tokio::time::timeout(total, collect).await.is_err() {
        rx.close();
    }
    items
}
