//! One `timeout` around the whole loop, which fills a list outside of it.

use std::time::Duration;

use tokio::{sync::mpsc, time::timeout};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    let collect = async {
        while let Some(item) = rx.recv().await {
            items.push(item);
        }
    };
    let _ = timeout(total, collect).await;
    items
}
