//! rejected by: every_limit_is_kept (busy_wait)
//! Sleeps for a millisecond again and again, and looks at the work and the clock in between. On a
//! clock of whole milliseconds it is never late, and does a million looks in a quarter of an hour.

use std::{pin::pin, time::Duration};

use futures::FutureExt;
use tokio::time::{Instant, sleep};

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let end = Instant::now() + limit;
    let mut work = pin!(work);
    loop {
        if let Some(value) = work.as_mut().now_or_never() {
            return Ok(value);
        }
        if Instant::now() >= end {
            return Err(TimedOut);
        }
        sleep(Duration::from_millis(1)).await;
    }
}
