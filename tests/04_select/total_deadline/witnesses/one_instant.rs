//! A `timeout_at` in each round, with one `Instant` for all of them.

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
        items.push(item);
    }
    items
}
