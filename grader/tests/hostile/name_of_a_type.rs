//! expects: rejected (env)
//! Reads the name of a type that the suite hands in, behind another name for the function.

use core::any::type_name as asks;

fn name<T>(_: &T) -> &'static str {
    asks::<T>()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", name(&orders));
    (user.await, orders.await)
}
