//! rejected by: work_done_exactly_at_the_limit_counts (not_awaited)
//! Takes a limit of zero for one that is over before the work is looked at.

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
        return Err(TimedOut);
    }
    timeout(limit, work).await.map_err(|_elapsed| TimedOut)
}
