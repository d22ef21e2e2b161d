//! expects: rejected (unsafe)
//! Code that the compiler does not check.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = unsafe { std::mem::zeroed::<u8>() };
    tokio::join!(user, orders)
}
