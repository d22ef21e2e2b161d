//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and has a library call what puts the thread to sleep.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    use futures::FutureExt;
    let short = std::time::Duration::from_millis(5);
    let sleeping = tokio::spawn(std::future::ready(short).map(std::thread::sleep));
    let (user, orders, _) = tokio::join!(user, orders, sleeping);
    (user, orders)
}
