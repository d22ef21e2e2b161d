//! rejected by: messages_do_not_prolong_the_time (lost_result)
//! The list belongs to the future that the timeout drops.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let collect = async {
        let mut items = Vec::new();
        while let Some(item) = rx.recv().await {
            items.push(item);
        }
        items
    };
    tokio::time::timeout(total, collect)
        .await
        .unwrap_or_default()
}
