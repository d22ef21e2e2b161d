//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and puts the thread to sleep when something is dropped.

struct Sleeper;

impl Drop for Sleeper {
    fn drop(&mut self) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _sleeper = Sleeper;
    tokio::join!(user, orders)
}
