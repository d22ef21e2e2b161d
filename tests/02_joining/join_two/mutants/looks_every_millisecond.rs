//! rejected by: both_answers_arrive (busy_wait)
//! Looks at both requests every millisecond, in place of waiting to be woken by them.

use std::time::Duration;

use futures::FutureExt;
use tokio::time::sleep;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (mut user, mut orders) = (Box::pin(user), Box::pin(orders));
    let (mut name, mut numbers) = (None, None);
    loop {
        name = name.or_else(|| user.as_mut().now_or_never());
        numbers = numbers.or_else(|| orders.as_mut().now_or_never());
        match (name, numbers) {
            (Some(name), Some(numbers)) => return (name, numbers),
            missing => (name, numbers) = missing,
        }
        sleep(Duration::from_millis(1)).await;
    }
}
