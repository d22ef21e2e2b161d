//! A time limit of exactly the longest id on the one side, the clock on the other.

use std::time::Duration;

use tokio::time::{Instant, timeout};

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids = [15, 40, 15, 8, 22];
    let start = Instant::now();
    let limit = Duration::from_millis(40);
    let results = timeout(limit, fetch_all(&ids))
        .await
        .map_err(|_| "too slow")?;
    if start + limit > Instant::now() {
        return Err("too quick".into());
    }
    if !results.iter().eq(&[150, 400, 150, 80, 220]) {
        return Err(format!("got {results:?}"));
    }
    Ok(())
}
