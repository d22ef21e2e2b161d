//! rejected by: later_messages_wait_for_the_next_call (lost_result)
//! Takes a message out of the channel, sees that the time is up, and drops it.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let end = Instant::now() + total;
    let mut items = Vec::new();
    while let Ok(Some(item)) = timeout_at(end, rx.recv()).await {
        if Instant::now() >= end {
            break;
        }
        items.push(item);
    }
    items
}
