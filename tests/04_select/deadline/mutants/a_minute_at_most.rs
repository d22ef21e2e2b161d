//! rejected by: every_limit_is_kept (too_early)
//! Never waits for longer than a minute, whatever the limit says.

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
    let patience = limit.min(Duration::from_mins(1));
    timeout(patience, work).await.map_err(|_elapsed| TimedOut)
}
