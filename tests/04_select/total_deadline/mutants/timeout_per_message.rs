//! rejected by: messages_do_not_prolong_the_time (over_limit)
//! Each round makes a new `timeout` with the whole `total`, so the time starts anew with each
//! message. It only limits the pause between two messages, and while they keep coming the call
//! goes on far beyond `total`.

use std::time::Duration;

use tokio::{sync::mpsc, time::timeout};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut bundle = Vec::new();
    while let Ok(Some(message)) = timeout(total, rx.recv()).await {
        bundle.push(message);
    }
    bundle
}
