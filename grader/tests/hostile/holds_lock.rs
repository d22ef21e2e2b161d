//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for a lock that another thread holds for long.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let lock = std::sync::Arc::new(std::sync::Mutex::new(()));
    let other = lock.clone();
    let (locked, mut is_locked) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _guard = other.lock().unwrap();
        let _ = locked.send(());
        std::thread::sleep(std::time::Duration::from_millis(300));
    });
    while is_locked.try_recv().is_err() {
        std::thread::yield_now();
    }
    drop(lock.lock().unwrap());
    tokio::join!(user, orders)
}
