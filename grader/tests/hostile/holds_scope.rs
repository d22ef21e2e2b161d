//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for the threads of a scope.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::thread::scope(|scope| {
        scope.spawn(|| std::thread::sleep(std::time::Duration::from_millis(300)));
    });
    tokio::join!(user, orders)
}
