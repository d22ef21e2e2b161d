//! expects: rejected (unsafe)
//! Defines a function that the testkit puts in the C library's place.

#[unsafe(no_mangle)]
pub extern "C" fn clock_nanosleep() -> i32 {
    0
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
