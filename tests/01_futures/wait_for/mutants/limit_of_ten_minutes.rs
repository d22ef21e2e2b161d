//! rejected by: attempts_and_pauses_may_take_days (wrongly_cancelled)
//! Puts a limit of ten minutes on each attempt, and takes what is later for a failure.

use std::time::Duration;

use tokio::time::{sleep, timeout};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        let answer = timeout(Duration::from_mins(10), probe(attempt)).await;
        if let Ok(Some(answer)) = answer {
            return answer;
        }
        attempt += 1;
        sleep(every).await;
    }
}
