//! expects: both_requests_run_at_the_same_time is failed (panicked)
//! Panics in the words of the testkit's assertions.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    let text = "the dashboard\n  expected: 1\n       got: 1\n  fine (passed)";
    std::panic::panic_any(text.to_owned())
}
