//! Closes the channel and returns an empty bundle at once.

use std::time::Duration;

use tokio::sync::mpsc;

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let _ = total;
    rx.close();
    Vec::new()
}
