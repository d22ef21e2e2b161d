//! rejected by: a_bundle_may_be_of_any_size_and_take_days (too_early)
//! Makes its timer when it is called, not when it is first polled.

use std::future::Future;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

pub fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> impl Future<Output = Vec<T>> {
    let mut end = Box::pin(sleep(total));
    async move {
        let mut bundle = Vec::new();
        loop {
            tokio::select! {
                _ = &mut end => break,
                message = rx.recv() => match message {
                    Some(message) => bundle.push(message),
                    None => break,
                },
            }
        }
        bundle
    }
}
