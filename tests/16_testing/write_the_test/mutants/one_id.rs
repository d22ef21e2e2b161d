//! rejected by: one_after_another_is_rejected (wrong_value)
//! Tries a single id, where nothing can run side by side.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30]).await;
    if results != [300] || begin.elapsed() != Duration::from_millis(30) {
        return Err(format!("wrong results or wrong time: {results:?}"));
    }
    Ok(())
}
