//! rejected by: a_lost_result_is_rejected (wrong_value)
//! Goes through the ids and looks at the place of each, and misses what stands behind them.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[30, 10, 20, 10]).await;
    let took = begin.elapsed();
    for (place, id) in [30, 10, 20, 10].into_iter().enumerate() {
        if results.get(place) != Some(&(id * 10)) {
            return Err(format!("{id} gave {:?}", results.get(place)));
        }
    }
    if took != Duration::from_millis(30) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
