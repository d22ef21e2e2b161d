//! expects: both_answers_arrive is failed (blocked_thread)
//! Does the task, and waits for room in a channel.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let (sender, receiver) = std::sync::mpsc::sync_channel(0);
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        let _ = receiver.recv();
    });
    let _ = sender.send(());
    tokio::join!(user, orders)
}
