//! rejected by: a_closed_channel_ends_the_call (busy_wait)
//! Asks a closed channel again and again until the time is up.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let deadline = tokio::time::sleep(total);
    tokio::pin!(deadline);
    let mut items = Vec::new();
    loop {
        tokio::select! {
            item = rx.recv() => items.extend(item),
            () = &mut deadline => return items,
        }
    }
}
