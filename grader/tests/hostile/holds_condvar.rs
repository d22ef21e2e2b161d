//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for a condition.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let lock = std::sync::Mutex::new(());
    let guard = lock.lock().unwrap();
    let waited = std::sync::Condvar::new().wait_timeout(guard, std::time::Duration::from_millis(5));
    drop(waited);
    tokio::join!(user, orders)
}
