//! rejected by: both_requests_run_at_the_same_time (busy_wait)
//! Polls both, and wakes itself instead of waiting to be woken.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll},
};

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (mut user, mut orders) = (pin!(user), pin!(orders));
    let (mut name, mut numbers) = (None, None);
    poll_fn(move |context: &mut Context<'_>| {
        if name.is_none()
            && let Poll::Ready(value) = user.as_mut().poll(context)
        {
            name = Some(value);
        }
        if numbers.is_none()
            && let Poll::Ready(value) = orders.as_mut().poll(context)
        {
            numbers = Some(value);
        }
        if let (Some(name), Some(numbers)) = (&name, &numbers) {
            return Poll::Ready((name.clone(), numbers.clone()));
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}
