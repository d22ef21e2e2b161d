//! expects: did_not_compile (E0658)
//! Names a crate of the compiler's own.

extern crate libc;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
