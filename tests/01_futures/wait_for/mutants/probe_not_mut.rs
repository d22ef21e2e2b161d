//! rejected by: compiler (E0596)
//! Calls an `AsyncFnMut` through a binding that is not `mut`.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        tokio::time::sleep(every).await;
    }
}
