//! rejected by: a_blocked_thread_is_rejected (wrong_value)
//! A timeout is an upper limit too.

use std::time::Duration;

use tokio::time::timeout;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    match timeout(Duration::from_millis(30), fetch_all(&[30, 10, 20, 10])).await {
        Ok(results) if results == [300, 100, 200, 100] => Ok(()),
        Ok(results) => Err(format!("wrong results: {results:?}")),
        Err(_) => Err("too slow".to_owned()),
    }
}
