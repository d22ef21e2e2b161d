//! rejected by: a_slow_attempt_is_waited_for (wrongly_cancelled)
//! Each attempt is wrapped in a `timeout` of `every`, and a timeout drops the future of the
//! attempt when the time is up. A slow attempt is cancelled and its answer lost, though the task
//! sets no time limit.

use std::time::Duration;

use tokio::time::{sleep, timeout};

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    for attempt in 1.. {
        match timeout(every, probe(attempt)).await {
            Ok(Some(answer)) => return answer,
            // No answer, or none in time: once more.
            Ok(None) | Err(_) => sleep(every).await,
        }
    }
    unreachable!("the loop ends with an answer only")
}
