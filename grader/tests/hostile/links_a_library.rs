//! expects: rejected (unsafe)
//! Asks the linker for a library.

#[link(name = "m")]
unsafe extern "C" {}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
