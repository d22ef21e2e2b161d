//! expects: did_not_compile (E0463)
//! Names a crate that lies beside those it may use.

extern crate testkit;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
