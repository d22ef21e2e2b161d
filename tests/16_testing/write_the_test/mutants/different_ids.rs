//! rejected by: a_duplicate_answered_once_is_rejected (wrong_value)
//! No id comes twice.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20]).await;
    if results != [300, 100, 200] || begin.elapsed() != Duration::from_millis(30) {
        return Err(format!("wrong results or wrong time: {results:?}"));
    }
    Ok(())
}
