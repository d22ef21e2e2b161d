//! rejected by: right_implementations_are_accepted (wrong_value)
//! Expects the fetches to take their sum.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    if results == [300, 100, 200, 100] && begin.elapsed() == Duration::from_millis(70) {
        Ok(())
    } else {
        Err("wrong results or wrong time".to_owned())
    }
}
