//! rejected by: right_implementations_are_accepted (wrong_value)
//! Reads the machine's clock, on which the waits of a paused clock take no time.

use std::time::{Duration, Instant};

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[60_000, 20_000, 40_000, 20_000]).await;
    let took = begin.elapsed();
    if results != [600_000, 200_000, 400_000, 200_000] {
        return Err(format!("wrong results: {results:?}"));
    }
    if took < Duration::from_millis(60_000) {
        return Err("the fetching was too quick".to_owned());
    }
    Ok(())
}
