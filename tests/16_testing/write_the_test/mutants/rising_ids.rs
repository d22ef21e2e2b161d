//! rejected by: the_order_of_completion_is_rejected (wrong_value)
//! With ids in rising order, the order of completion is the order of the input.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[10, 10, 20, 30]).await;
    if results != [100, 100, 200, 300] || begin.elapsed() != Duration::from_millis(30) {
        return Err(format!("wrong results or wrong time: {results:?}"));
    }
    Ok(())
}
