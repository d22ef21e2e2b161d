//! rejected by: an_answer_costs_no_pause (needless_wait)
//! Pauses before each probe, the first one too.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 0;
    loop {
        attempt += 1;
        tokio::time::sleep(every).await;
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
    }
}
