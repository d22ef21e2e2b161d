//! rejected by: a_bundle_may_be_of_any_size_and_take_days (lost_result)
//! Ends the bundle at a hundred messages and lets the others wait.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until, timeout_at},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let end = Instant::now() + total;
    let mut items = Vec::new();
    while items.len() < 100 {
        match timeout_at(end, rx.recv()).await {
            Ok(Some(item)) => items.push(item),
            Ok(None) | Err(_) => return items,
        }
    }
    sleep_until(end).await;
    items
}
