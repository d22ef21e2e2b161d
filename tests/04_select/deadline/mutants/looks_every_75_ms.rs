//! rejected by: work_in_time_gives_its_value (needless_wait)
//! The task sleeps in fixed steps and polls the work and looks at the clock only between them,
//! instead of waiting for whichever of work and timer wakes it first. So it notices only at the
//! next multiple of 75 ms that the work is done or that the limit is over, both too late.

use std::{pin::pin, time::Duration};

use futures::FutureExt;
use tokio::time::{Instant, sleep};

const STEP: Duration = Duration::from_millis(75);

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
        sleep(STEP).await;
    }
}
