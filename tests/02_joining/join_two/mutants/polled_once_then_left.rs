//! rejected by: both_requests_run_at_the_same_time (sequential)
//! Polls the user's request once, as if it were on its way by itself from then on, and waits for
//! the orders meanwhile. A future gets on only while somebody polls it: its next step begins when
//! it is awaited, after the orders.

use std::{future::poll_fn, pin::pin, task::Poll};

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let mut user = pin!(user);
    let mut name = None;
    // Send it.
    poll_fn(|context| {
        if let Poll::Ready(answer) = user.as_mut().poll(context) {
            name = Some(answer);
        }
        Poll::Ready(())
    })
    .await;

    let numbers = orders.await;
    let name = match name {
        Some(name) => name,
        None => user.await,
    };
    (name, numbers)
}
