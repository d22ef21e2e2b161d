//! rejected by: the_order_of_completion_is_rejected (wrong_value)
//! Sorts the results before it compares them, so that their order is lost.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let mut results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    results.sort_unstable();
    if results != [100, 100, 200, 300] || took != Duration::from_millis(30) {
        return Err(format!("wrong results or wrong time: {results:?}"));
    }
    Ok(())
}
