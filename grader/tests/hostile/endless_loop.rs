//! expects: both_answers_arrive is timed_out (never_yields)
//! line: 10
//! A poll that never returns.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    while std::hint::black_box(true) {}
    unreachable!()
}
