//! A plain function whose future maps the result of `timeout`.

use std::time::Duration;

use futures::TryFutureExt;
use tokio::time::timeout;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> impl Future<Output = Result<T, TimedOut>> {
    timeout(limit, work).map_err(|_elapsed| TimedOut)
}
