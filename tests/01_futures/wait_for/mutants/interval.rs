//! rejected by: a_pause_follows_each_failure (too_early)
//! An interval counts from the start of an attempt, not from its end.

use std::time::Duration;

use tokio::time::interval;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut ticks = interval(every);
    let mut attempt = 0;
    loop {
        ticks.tick().await;
        attempt += 1;
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
    }
}
