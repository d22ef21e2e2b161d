//! Polls both futures in a `poll_fn`, without a macro or a combinator.

use std::{future::poll_fn, pin::pin, task::Poll};

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (mut user, mut orders) = (pin!(user), pin!(orders));
    let (mut name, mut numbers) = (None, None);
    poll_fn(|context| {
        if name.is_none()
            && let Poll::Ready(answer) = user.as_mut().poll(context)
        {
            name = Some(answer);
        }
        if numbers.is_none()
            && let Poll::Ready(answer) = orders.as_mut().poll(context)
        {
            numbers = Some(answer);
        }
        match (name.take(), numbers.take()) {
            (Some(user), Some(orders)) => Poll::Ready((user, orders)),
            (user, orders) => {
                (name, numbers) = (user, orders);
                Poll::Pending
            }
        }
    })
    .await
}
