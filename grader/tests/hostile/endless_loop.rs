//! expects: both_answers_arrive is timed_out (never_yields)
//! A poll that never returns.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    loop {
        std::hint::spin_loop();
    }
}
