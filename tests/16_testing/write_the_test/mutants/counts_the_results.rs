//! rejected by: wrong_results_are_rejected (wrong_value)
//! Looks how many results there are, and never at one of them.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    if results.len() != 4 {
        return Err(format!("{} results for 4 ids", results.len()));
    }
    if took != Duration::from_millis(30) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
