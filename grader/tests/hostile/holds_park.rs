//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and parks the thread after it.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let answers = tokio::join!(user, orders);
    let here = std::thread::current();
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        here.unpark();
    });
    std::thread::park();
    answers
}
