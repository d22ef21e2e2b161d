//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for another thread's message.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        let _ = sender.send(());
    });
    let _ = receiver.recv();
    tokio::join!(user, orders)
}
