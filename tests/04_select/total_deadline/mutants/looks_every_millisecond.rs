//! rejected by: a_bundle_may_be_of_any_size_and_take_days (busy_wait)
//! Sleeps for a millisecond again and again, and looks into the channel in between.

use std::time::Duration;

use tokio::{
    sync::mpsc::{self, error::TryRecvError},
    time::{Instant, sleep},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let end = Instant::now() + total;
    let mut items = Vec::new();
    loop {
        match rx.try_recv() {
            Ok(item) => items.push(item),
            Err(TryRecvError::Disconnected) => return items,
            Err(TryRecvError::Empty) if Instant::now() >= end => return items,
            Err(TryRecvError::Empty) => sleep(Duration::from_millis(1)).await,
        }
    }
}
