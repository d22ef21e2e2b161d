//! rejected by: messages_do_not_prolong_the_time (too_early)
//! Calls `recv_many` once, which returns as soon as there is one message.

use std::time::Duration;

use tokio::{sync::mpsc, time::timeout};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    let _ = timeout(total, rx.recv_many(&mut items, usize::MAX)).await;
    items
}
