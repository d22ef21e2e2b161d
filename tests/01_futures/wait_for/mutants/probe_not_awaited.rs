//! rejected by: compiler (E0308)
//! Looks for the answer in the future of the probe.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt) {
            return answer;
        }
        attempt += 1;
        tokio::time::sleep(every).await;
    }
}
