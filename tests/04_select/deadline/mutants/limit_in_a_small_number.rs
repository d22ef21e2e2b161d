//! rejected by: every_limit_is_kept (too_early)
//! Keeps the milliseconds in 32 bits, which are full after 49 days.

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
    let millis = limit.as_millis() as u32;
    let limit = Duration::from_millis(millis.into());
    timeout(limit, work).await.map_err(|_elapsed| TimedOut)
}
