//! expects: both_answers_arrive is failed (not_awaited)
//! Panics so often that the record of it is longer than the grader hears out.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let text = "x".repeat(2000);
    for _ in 0..17_000 {
        let _ = std::panic::catch_unwind(|| panic!("{text}"));
    }
    drop((user, orders));
    (String::new(), Vec::new())
}
