//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for another thread at a barrier.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let barrier = std::sync::Arc::new(std::sync::Barrier::new(2));
    let other = barrier.clone();
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        other.wait();
    });
    barrier.wait();
    tokio::join!(user, orders)
}
