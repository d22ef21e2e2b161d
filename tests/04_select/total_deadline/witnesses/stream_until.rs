//! A stream of the channel's messages, taken until a timer is ready.

use std::time::Duration;

use futures::{StreamExt, stream};
use tokio::{sync::mpsc, time::sleep};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    stream::poll_fn(|context| rx.poll_recv(context))
        .take_until(sleep(total))
        .collect()
        .await
}
