//! Waits until the limit is over, polls no work, and says that it was not done.

use std::time::Duration;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    drop(work);
    tokio::time::sleep(limit).await;
    Err(TimedOut)
}
