//! rejected by: messages_do_not_prolong_the_time (over_limit)
//! Gives every message the whole time.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    while let Ok(Some(item)) = tokio::time::timeout(total, rx.recv()).await {
        items.push(item);
    }
    items
}
