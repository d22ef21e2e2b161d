//! rejected by: every_limit_is_kept (too_early)
//! Reckons the deadline when it is called, not when it is first polled.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> impl Future<Output = Result<T, TimedOut>> {
    let deadline = Instant::now() + limit;
    async move { timeout_at(deadline, work).await.map_err(|_| TimedOut) }
}
