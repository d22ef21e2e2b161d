//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and puts the thread to sleep in a closure that a library calls.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    use futures::FutureExt;
    let sleepy = user.map(|user| {
        std::thread::sleep(std::time::Duration::from_millis(5));
        user
    });
    tokio::join!(sleepy, orders)
}
