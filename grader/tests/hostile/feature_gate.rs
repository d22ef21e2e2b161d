//! expects: did_not_compile (E0554)
//! Switches on what the language does not have yet.

#![feature(core_intrinsics)]

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
