//! rejected by: work_done_exactly_at_the_limit_counts (lost_result)
//! `select!` without `biased;` polls its branches in random order. When the work and the timer
//! are ready in the same moment, the timer is looked at first about every other time, and work
//! that was done exactly at the limit is thrown away.

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
        _ = sleep(limit) => Err(TimedOut),
    }
}
