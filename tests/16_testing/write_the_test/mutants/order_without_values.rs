//! rejected by: wrong_results_are_rejected (wrong_value)
//! Compares how the results lie to each other, and not what they are.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    let ordered = matches!(results[..], [a, b, c, d] if a > c && c > b && b == d);
    if !ordered {
        return Err(format!("wrong order: {results:?}"));
    }
    if took != Duration::from_millis(30) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
