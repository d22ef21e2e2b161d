//! rejected by: a_closed_channel_ends_the_call (needless_wait)
//! Sleeps through the whole time, then takes what lies in the channel.

use std::time::Duration;

use tokio::sync::mpsc;

pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    tokio::time::sleep(total).await;
    let mut items = Vec::new();
    while let Ok(item) = rx.try_recv() {
        items.push(item);
    }
    items
}
