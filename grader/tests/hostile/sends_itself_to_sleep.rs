//! expects: both_answers_arrive is failed (blocked_thread)
//! Parks its thread instead of doing the task.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::thread::park_timeout(std::time::Duration::from_millis(20));
    let _ = (user, orders);
    (String::new(), Vec::new())
}
