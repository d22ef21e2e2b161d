//! rejected by: messages_do_not_prolong_the_time (over_limit)
//! Looks at the clock only when a message has come.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let begin = tokio::time::Instant::now();
    let mut items = Vec::new();
    while begin.elapsed() < total {
        match rx.recv().await {
            Some(item) => items.push(item),
            None => break,
        }
    }
    items
}
