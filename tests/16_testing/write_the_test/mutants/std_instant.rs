//! rejected by: right_implementations_are_accepted (wrong_value)
//! It measures with `std::time::Instant`, the machine's clock, which knows nothing of the
//! runtime's paused clock. Waits there take next to no real time, so the measured time is never
//! 30 ms and right implementations are rejected too.

use std::time::{Duration, Instant};

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids = [30, 10, 20, 10];

    let start = Instant::now();
    let results = fetch_all(&ids).await;
    let took = start.elapsed();

    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    if took != Duration::from_millis(30) {
        return Err("should take 30 ms, and took another time".to_owned());
    }
    Ok(())
}
