//! rejected by: a_closed_channel_ends_the_call (needless_wait)
//! A closed channel only switches its branch off, and the timer is waited for.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let deadline = tokio::time::sleep(total);
    tokio::pin!(deadline);
    let mut items = Vec::new();
    loop {
        tokio::select! {
            Some(item) = rx.recv() => items.push(item),
            () = &mut deadline => return items,
        }
    }
}
