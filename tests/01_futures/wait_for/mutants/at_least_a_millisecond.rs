//! rejected by: nobody_gives_up_before_the_answer (needless_wait)
//! Pauses for a millisecond where no pause was asked for.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let every = every.max(Duration::from_millis(1));
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        sleep(every).await;
    }
}
