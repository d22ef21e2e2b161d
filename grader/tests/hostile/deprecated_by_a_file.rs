//! expects: did_not_compile (none)
//! Wants a file's text in a warning.

#[deprecated(note = include_str!("@COURSE@/grader/tests/hostile/included.txt"))]
fn old() {}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    old();
    tokio::join!(user, orders)
}
