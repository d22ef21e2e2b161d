//! rejected by: a_millisecond_is_rejected (wrong_value)
//! Allows for up to five milliseconds less.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    let longest = Duration::from_millis(30);
    if took > longest || took + Duration::from_millis(5) < longest {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
