//! rejected by: slow_work_is_given_up_at_the_limit (over_limit)
//! Takes the beginning from the machine's clock, which is another one than that of the timers:
//! the limit ends one millisecond late.

use std::time::{Duration, Instant};

use tokio::time::timeout_at;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let end = Instant::now() + limit;
    let end = tokio::time::Instant::from_std(end);
    timeout_at(end, work).await.map_err(|_elapsed| TimedOut)
}
