//! expects: rejected (files)
//! Takes in a file as documentation.

#![doc = include_str!("@COURSE@/grader/tests/hostile/included.txt")]

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
