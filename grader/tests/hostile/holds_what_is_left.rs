//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and leaves a task behind that sleeps when the runtime drops it.

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
    tokio::spawn(async {
        let _sleeper = Sleeper;
        std::future::pending::<()>().await;
    });
    tokio::join!(user, orders)
}
