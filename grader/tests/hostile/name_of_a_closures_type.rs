//! expects: rejected (env)
//! Reads the name of a type that the suite hands in: a closure's holds the name of its check.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", std::any::type_name_of_val(&user));
    (user.await, orders.await)
}
