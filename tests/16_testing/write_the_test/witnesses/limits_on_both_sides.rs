//! A time limit of exactly the longest id on the one side, the clock on the other.

use std::time::Duration;

use tokio::{
    task::unconstrained,
    time::{Instant, timeout},
};

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    for ids in [
        vec![15, 40, 15, 15, 8, 22],
        vec![],
        vec![6; 1000],
        vec![9_000_000],
    ] {
        let start = Instant::now();
        let limit = Duration::from_millis(ids.iter().copied().max().unwrap_or(0));
        // A thousand waits use up the turns a task has, and then `timeout` would not ask again.
        let results = timeout(limit, unconstrained(fetch_all(&ids)))
            .await
            .map_err(|_| "too slow")?;
        if start + limit > Instant::now() {
            return Err("too quick".into());
        }
        if !results.iter().copied().eq(ids.iter().map(|id| id * 10)) {
            return Err(format!("got {results:?}"));
        }
    }
    Ok(())
}
