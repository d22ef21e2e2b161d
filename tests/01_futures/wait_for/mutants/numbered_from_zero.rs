//! rejected by: attempts_are_numbered_from_one (wrong_value)
//! Counts the failures so far, and calls that the attempt's number.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut failures = 0;
    loop {
        if let Some(answer) = probe(failures).await {
            return answer;
        }
        failures += 1;
        tokio::time::sleep(every).await;
    }
}
