//! rejected by: one_after_another_is_rejected (wrong_value)
//! Wants the time to be long enough, and does not mind too long.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    if begin.elapsed() < Duration::from_millis(30) {
        return Err("too quick".to_owned());
    }
    Ok(())
}
