//! rejected by: both_requests_run_at_the_same_time (panicked)
//! The loop selects over both futures again after one of them is already done, since no branch is
//! switched off by an `if name.is_none()`. A future must not be polled after it was ready: the
//! finished async fn panics in the second round.

use std::pin::pin;

use tokio::select;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let mut user = pin!(user);
    let mut orders = pin!(orders);
    let mut name = None;
    let mut numbers = None;

    while name.is_none() || numbers.is_none() {
        select! {
            answer = &mut user => name = Some(answer),
            answer = &mut orders => numbers = Some(answer),
        }
    }

    (name.unwrap_or_default(), numbers.unwrap_or_default())
}
