//! rejected by: attempts_and_pauses_may_take_days (too_early)
//! Pauses for a minute at most.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        sleep(every.min(Duration::from_mins(1))).await;
    }
}
