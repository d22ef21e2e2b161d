//! expects: rejected (env)
//! Reads the process's arguments, among which the check's name stands.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{:?}", std::env::args_os().collect::<Vec<_>>());
    (user.await, orders.await)
}
