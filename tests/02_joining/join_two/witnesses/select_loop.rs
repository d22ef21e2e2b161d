//! A loop of `select!` that switches off the branch that is done.

use std::pin::pin;

use tokio::select;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (mut user, mut orders) = (pin!(user), pin!(orders));
    let (mut name, mut numbers) = (None, None);
    loop {
        select! {
            answer = &mut user, if name.is_none() => name = Some(answer),
            answer = &mut orders, if numbers.is_none() => numbers = Some(answer),
            else => return (name.unwrap_or_default(), numbers.unwrap_or_default()),
        }
    }
}
