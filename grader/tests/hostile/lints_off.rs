//! expects: did_not_compile (E0453)
//! Switches lints off that cannot be switched off.

#![allow(clippy::all)]

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
