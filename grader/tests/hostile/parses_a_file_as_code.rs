//! expects: rejected (files)
//! Lets the compiler stumble over a file that is no code.

include!("/etc/passwd");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
