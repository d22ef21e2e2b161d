//! rejected by: the_order_of_completion_is_rejected (panicked)
//! Asserts as in a test function, and never gets to return its verdict.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    assert_eq!(results, [300, 100, 200, 100]);
    assert_eq!(begin.elapsed(), Duration::from_millis(30));
    Ok(())
}
