//! rejected by: the_order_of_completion_is_rejected (wrong_value)
//! Looks at the clock and never at the results.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    if took != Duration::from_millis(30) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
