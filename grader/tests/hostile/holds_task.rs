//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and puts the thread to sleep in a task of its own.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let sleeping = tokio::spawn(async {
        std::thread::sleep(std::time::Duration::from_millis(5));
    });
    let (user, orders, _) = tokio::join!(user, orders, sleeping);
    (user, orders)
}
