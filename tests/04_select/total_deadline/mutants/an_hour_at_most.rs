//! rejected by: a_bundle_may_be_of_any_size_and_take_days (lost_result)
//! Never waits for longer than an hour, whatever `total` says.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let end = Instant::now() + total.min(Duration::from_mins(59));
    let mut items = Vec::new();
    while let Ok(Some(item)) = timeout_at(end, rx.recv()).await {
        items.push(item);
    }
    items
}
