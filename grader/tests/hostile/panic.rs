//! expects: both_answers_arrive is failed (panicked)
//! Panics before it awaits anything.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    panic!("no \u{1b}[31mdashboard\u{1b}[0m today")
}
