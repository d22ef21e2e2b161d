//! rejected by: wrong_results_are_rejected (wrong_value)
//! Counts the results and compares all but the last.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    if results.len() != 4 || !results.starts_with(&[300, 100, 200]) {
        return Err(format!("wrong results: {results:?}"));
    }
    if took != Duration::from_millis(30) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
