//! expects: both_answers_arrive is failed (blocked_thread)
//! Makes more marks than are kept before it puts the thread to sleep.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    for _ in 0..2000 {
        drop(tokio::time::sleep(std::time::Duration::from_millis(5)));
    }
    std::thread::sleep(std::time::Duration::from_millis(5));
    tokio::join!(user, orders)
}
