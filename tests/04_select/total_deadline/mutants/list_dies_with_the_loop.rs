//! rejected by: messages_do_not_prolong_the_time (lost_result)
//! The list is a local of the future that `timeout` drops when the time is up, so the messages
//! that it had already taken out of the channel are dropped with it. On a timeout the call
//! returns an empty list.

use std::time::Duration;

use tokio::{sync::mpsc, time};

/// Takes messages until there are no more.
async fn collect<T>(rx: &mut mpsc::Receiver<T>) -> Vec<T> {
    let mut items = Vec::new();
    while let Some(item) = rx.recv().await {
        items.push(item);
    }
    items
}

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    match time::timeout(total, collect(rx)).await {
        Ok(items) => items,
        Err(_elapsed) => Vec::new(),
    }
}
