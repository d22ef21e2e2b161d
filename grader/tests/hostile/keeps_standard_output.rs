//! expects: both_answers_arrive is failed (not_awaited)
//! Locks both outputs for ever, on its own thread and on another.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    std::mem::forget((std::io::stdout().lock(), std::io::stderr()));
    std::thread::spawn(|| {
        let _kept = std::io::stderr().lock();
        loop {
            std::thread::park();
        }
    });
    let _ = (user, orders);
    (String::new(), Vec::new())
}
