//! Takes as many messages at once as there are, in a biased `select!` with the timer first.

use std::{pin::pin, time::Duration};

use tokio::{select, sync::mpsc, time::sleep};

/// The messages that arrive within `total`.
pub async fn drain_for<Message>(
    channel: &mut mpsc::Receiver<Message>,
    total: Duration,
) -> Vec<Message> {
    let mut deadline = pin!(sleep(total));
    let mut bundle = vec![];
    loop {
        select! {
            biased;
            () = &mut deadline => break bundle,
            count = channel.recv_many(&mut bundle, 64) => if count == 0 {
                break bundle;
            },
        }
    }
}
