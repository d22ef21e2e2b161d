//! rejected by: a_slow_attempt_is_waited_for (wrongly_cancelled)
//! Takes `every` for a time limit on each attempt as well.

use std::time::Duration;

use tokio::time::{sleep, timeout};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Ok(Some(answer)) = timeout(every, probe(attempt)).await {
            return answer;
        }
        attempt += 1;
        sleep(every).await;
    }
}
