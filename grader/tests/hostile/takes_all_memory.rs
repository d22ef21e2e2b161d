//! expects: both_answers_arrive is crashed (ended_early)
//! Memory without end.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let mut all = Vec::new();
    for _ in 0..1000 {
        all.push(Vec::<u8>::with_capacity(64 << 20));
    }
    (format!("{}{}", user.await, all.len()), orders.await)
}
