//! rejected by: no_time_at_all_is_rejected (wrong_value)
//! A `timeout` is only an upper limit for the time. An implementation that blocks its thread
//! doesn't move the paused clock at all, so it takes 0 ms, stays below the limit and is accepted,
//! though the call has to take exactly 30 ms.

use std::time::Duration;

use tokio::time::timeout;

/// The largest id, and one more so that nobody is late by a hair.
const LIMIT: Duration = Duration::from_millis(31);

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids = [30, 10, 20, 10];
    match timeout(LIMIT, fetch_all(&ids)).await {
        Err(_) => Err("too slow: the ids are not fetched at the same time".to_string()),
        Ok(results) if results == [300, 100, 200, 100] => Ok(()),
        Ok(results) => Err(format!("wrong results for {ids:?}: {results:?}")),
    }
}
