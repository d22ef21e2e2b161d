//! rejected by: slow_work_is_given_up_at_the_limit (over_limit)
//! The work is awaited alone, and the clock is read only afterwards. No timer runs beside the
//! work, so nothing can end the wait at the limit: the call takes as long as the work does, and
//! the work is never dropped.

use std::time::Duration;

use tokio::time::Instant;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

struct Stopwatch {
    started: Instant,
    limit: Duration,
}

impl Stopwatch {
    fn start(limit: Duration) -> Self {
        Self {
            started: Instant::now(),
            limit,
        }
    }

    fn is_over(&self) -> bool {
        self.started.elapsed() > self.limit
    }
}

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let stopwatch = Stopwatch::start(limit);
    let value = work.await;
    if stopwatch.is_over() {
        return Err(TimedOut);
    }
    Ok(value)
}
