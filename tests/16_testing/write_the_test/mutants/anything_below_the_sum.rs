//! rejected by: a_millisecond_is_rejected (wrong_value)
//! Is content with any time between nothing and the sum.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    if took.is_zero() || took >= Duration::from_millis(50) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
