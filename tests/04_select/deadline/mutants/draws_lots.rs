//! rejected by: work_done_exactly_at_the_limit_counts (lost_result)
//! Leaves it to chance who wins a tie.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    tokio::select! {
        value = work => Ok(value),
        () = tokio::time::sleep(limit) => Err(TimedOut),
    }
}
