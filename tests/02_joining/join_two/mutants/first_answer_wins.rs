//! rejected by: both_requests_run_at_the_same_time (lost_result)
//! `select` ends as soon as one of the two futures is ready, like `Promise.race`. The other
//! future is dropped before its answer, which cancels that request, and an empty value stands in
//! its place.

use std::pin::pin;

use futures::future::{Either, select};

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let user = pin!(user);
    let orders = pin!(orders);

    // Runs both of them at the same time.
    let answers = select(user, orders).await;
    match answers {
        Either::Left((name, _)) => (name, Vec::new()),
        Either::Right((numbers, _)) => (String::new(), numbers),
    }
}
