//! rejected by: both_answers_arrive (panicked)
//! Takes an empty name for one that has not come yet, and goes on to poll a future that is done.

use std::pin::pin;

use tokio::select;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (mut user, mut orders) = (pin!(user), pin!(orders));
    let (mut name, mut numbers) = (String::new(), Vec::new());
    while name.is_empty() || numbers.is_empty() {
        select! {
            answer = &mut user, if name.is_empty() => name = answer,
            answer = &mut orders, if numbers.is_empty() => numbers = answer,
        }
    }
    (name, numbers)
}
