//! expects: rejected (env)
//! Asks for the number that the compiler gives to a type: a closure's tells its check.

use std::any::TypeId as Number;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{:?}", Number::of::<String>());
    (user.await, orders.await)
}
