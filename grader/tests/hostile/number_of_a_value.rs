//! expects: rejected (env)
//! Asks a value for the number of its type.

use std::any::Any;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let answers = (user.await, orders.await);
    println!("{:?}", answers.type_id());
    answers
}
