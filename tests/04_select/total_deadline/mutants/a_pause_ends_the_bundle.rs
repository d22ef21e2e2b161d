//! rejected by: a_bundle_may_be_of_any_size_and_take_days (lost_result)
//! Takes ten minutes without a message for the end of the channel.

use std::{pin::pin, time::Duration};

use tokio::{
    select,
    sync::mpsc,
    time::{sleep, timeout},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut deadline = pin!(sleep(total));
    let mut items = Vec::new();
    loop {
        select! {
            received = timeout(Duration::from_mins(10), rx.recv()) => match received {
                Ok(Some(item)) => items.push(item),
                Ok(None) | Err(_) => return items,
            },
            () = &mut deadline => return items,
        }
    }
}
