//! rejected by: messages_do_not_prolong_the_time (too_early)
//! Waits for the first message and takes what lies in the channel, as if an empty channel were the
//! end.

use std::time::Duration;

use tokio::{sync::mpsc, time::timeout};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    if let Ok(Some(first)) = timeout(total, rx.recv()).await {
        items.push(first);
        while let Ok(item) = rx.try_recv() {
            items.push(item);
        }
    }
    items
}
