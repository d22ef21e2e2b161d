//! rejected by: a_closed_channel_ends_the_call (needless_wait)
//! The pattern `Some(item) = rx.recv()` does not match the `None` of a closed channel; `select!`
//! then merely disables this branch and goes on waiting for the timer. So when the channel is
//! closed the call sits there until `total` is over instead of returning at once.

use std::{pin::pin, time::Duration};

use tokio::{sync::mpsc, time::sleep};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut deadline = pin!(sleep(total));
    let mut items = Vec::new();
    loop {
        tokio::select! {
            Some(item) = rx.recv() => items.push(item),
            _ = &mut deadline => break,
        }
    }
    items
}
