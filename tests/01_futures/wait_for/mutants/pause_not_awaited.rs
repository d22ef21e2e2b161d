//! rejected by: a_pause_follows_each_failure (not_awaited)
//! Makes a pause and drops it.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        let _ = sleep(every);
    }
}
