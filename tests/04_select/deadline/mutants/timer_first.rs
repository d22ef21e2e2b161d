//! rejected by: work_done_exactly_at_the_limit_counts (lost_result)
//! Looks at the timer before the work, so a tie goes to the timer.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    tokio::select! {
        biased;
        () = tokio::time::sleep(limit) => Err(TimedOut),
        value = work => Ok(value),
    }
}
