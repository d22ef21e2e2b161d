//! expects: both_answers_arrive is failed (panicked)
//! Unwinds without calling the hook.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    std::panic::resume_unwind(Box::new(()))
}
