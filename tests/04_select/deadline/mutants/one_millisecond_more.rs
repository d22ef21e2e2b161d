//! rejected by: slow_work_is_given_up_at_the_limit (over_limit)
//! Gives the work one millisecond more, so that a tie goes to the work.

use std::time::Duration;

use tokio::{select, time::sleep};

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    select! {
        value = work => Ok(value),
        () = sleep(limit + Duration::from_millis(1)) => Err(TimedOut),
    }
}
