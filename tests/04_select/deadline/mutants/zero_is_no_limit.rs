//! rejected by: every_limit_is_kept (over_limit)
//! Takes a limit of zero for none at all, as some settings do.

use std::time::Duration;

use tokio::time::timeout;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    if limit.is_zero() {
        return Ok(work.await);
    }
    timeout(limit, work).await.map_err(|_elapsed| TimedOut)
}
