//! expects: rejected (unsafe)
//! Says that a pointer may move between threads.

struct Anywhere(*const u8);
unsafe impl Send for Anywhere {}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = Anywhere(std::ptr::null());
    tokio::join!(user, orders)
}
