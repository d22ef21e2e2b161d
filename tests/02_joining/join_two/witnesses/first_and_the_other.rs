//! Takes the first of the two with `select` and then awaits the other, which goes on where it was.

use std::pin::pin;

use futures::future::{Either, select};

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    match select(pin!(user), pin!(orders)).await {
        Either::Left((user, orders)) => (user, orders.await),
        Either::Right((orders, user)) => (user.await, orders),
    }
}
