//! rejected by: later_messages_wait_for_the_next_call (lost_result)
//! When the time is up the code calls `rx.close()` before it empties the channel, as one does at
//! a shutdown. From then on every `send` fails, so the messages that are sent later are lost and
//! the next call finds a closed channel.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let end = Instant::now() + total;
    let mut items = Vec::new();
    while let Ok(received) = timeout_at(end, rx.recv()).await {
        let Some(item) = received else {
            return items;
        };
        items.push(item);
    }

    // The time is up: take along what is still in the channel.
    rx.close();
    while let Some(item) = rx.recv().await {
        items.push(item);
    }
    items
}
