//! rejected by: messages_do_not_prolong_the_time (over_limit)
//! Starts the time only when the first message has come.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    let Some(first) = rx.recv().await else {
        return items;
    };
    items.push(first);
    let end = Instant::now() + total;
    while let Ok(Some(item)) = timeout_at(end, rx.recv()).await {
        items.push(item);
    }
    items
}
