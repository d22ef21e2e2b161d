//! expects: rejected (unsafe)
//! Expects the lint that forbids unsafe code.

#[cfg_attr(all(), expect(unsafe_code, reason = "quiet"))]
fn zero() -> u8 {
    unsafe { std::mem::zeroed() }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", zero());
    tokio::join!(user, orders)
}
