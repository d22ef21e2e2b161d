//! rejected by: a_pause_follows_each_failure (needless_wait)
//! Pauses longer after each failure.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        tokio::time::sleep(every * attempt).await;
        attempt += 1;
    }
}
