//! expects: both_answers_arrive is failed (not_awaited)
//! Leaves threads and a blocking closure behind that never end.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    for _ in 0..8 {
        std::thread::spawn(|| {
            loop {
                std::hint::spin_loop();
            }
        });
    }
    tokio::task::spawn_blocking(|| {
        loop {
            std::thread::park();
        }
    });
    let _ = (user, orders);
    (String::new(), Vec::new())
}
