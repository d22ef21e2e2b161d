//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for a thread's end.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_millis(5)))
        .join()
        .unwrap();
    tokio::join!(user, orders)
}
