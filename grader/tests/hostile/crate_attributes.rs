//! expects: did_not_compile (none)
//! Gives the crate another name and kind.

#![crate_name = "testkit"]
#![crate_type = "bin"]
#![no_main]

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
