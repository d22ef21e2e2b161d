//! Polls the channel until it is empty, and the timer first, in one `poll_fn`.

use std::{future::poll_fn, mem, pin::pin, task::Poll, time::Duration};

use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let mut timer = pin!(sleep_until(Instant::now() + total));
    let mut items = Vec::new();
    poll_fn(|context| {
        if timer.as_mut().poll(context).is_ready() {
            return Poll::Ready(mem::take(&mut items));
        }
        loop {
            match rx.poll_recv(context) {
                Poll::Ready(Some(item)) => items.push(item),
                Poll::Ready(None) => return Poll::Ready(mem::take(&mut items)),
                Poll::Pending => return Poll::Pending,
            }
        }
    })
    .await
}
