//! rejected by: the_order_of_completion_is_rejected (wrong_value)
//! Equal answers look the same in every order.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let begin = Instant::now();
    let results = fetch_all(&[20, 20, 20]).await;
    if results != [200, 200, 200] || begin.elapsed() != Duration::from_millis(20) {
        return Err(format!("wrong results or wrong time: {results:?}"));
    }
    Ok(())
}
