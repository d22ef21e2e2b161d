//! rejected by: work_in_time_gives_its_value (lost_result)
//! The code takes the work for something that already runs while the timer is awaited. But a
//! future is lazy: it is polled for the first time by `now_or_never` after the whole limit, is of
//! course pending then, and is dropped, so even quick work times out.

use std::time::Duration;

use futures::FutureExt;
use tokio::time::sleep;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    // Give the work its time, then see if it is there.
    sleep(limit).await;
    match work.now_or_never() {
        Some(value) => Ok(value),
        None => Err(TimedOut),
    }
}
