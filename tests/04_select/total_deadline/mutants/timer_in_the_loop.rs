//! rejected by: messages_do_not_prolong_the_time (over_limit)
//! Makes a new timer in every round.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut items = Vec::new();
    loop {
        tokio::select! {
            item = rx.recv() => match item {
                Some(item) => items.push(item),
                None => return items,
            },
            () = tokio::time::sleep(total) => return items,
        }
    }
}
