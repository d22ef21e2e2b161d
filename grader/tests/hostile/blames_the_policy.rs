//! expects: did_not_compile (none)
//! An error in the words of clippy's warning about the policy's table.

compile_error!("`std::process::exit` does not refer to a reachable function");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
