//! rejected by: slow_work_is_given_up_at_the_limit (over_limit)
//! Makes a timer that nobody ever polls.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let _ = tokio::time::timeout(limit, std::future::pending::<()>());
    Ok(work.await)
}
