//! rejected by: a_pause_follows_each_failure (too_early)
//! Asks again at once; `yield_now` is no pause.

use std::time::Duration;

pub async fn wait_for<T>(_every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        tokio::task::yield_now().await;
    }
}
