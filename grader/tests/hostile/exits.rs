//! expects: rejected (process)
//! Ends the process as if all were well.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    std::process::exit(0)
}
