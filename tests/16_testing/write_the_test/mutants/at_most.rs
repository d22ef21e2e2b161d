//! rejected by: no_time_at_all_is_rejected (wrong_value)
//! Sets an upper limit for the time, which 0 ms keeps easily.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    if begin.elapsed() <= Duration::from_millis(30) {
        Ok(())
    } else {
        Err("too slow".to_owned())
    }
}
