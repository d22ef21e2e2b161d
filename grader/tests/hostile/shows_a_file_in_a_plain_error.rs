//! expects: rejected (files)
//! Puts a file into an error.

compile_error!(include_str!("/etc/hostname"));

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
