//! rejected by: slow_work_is_given_up_at_the_limit (panicked)
//! Takes it for granted that the work is in time.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    Ok(tokio::time::timeout(limit, work).await.expect("in time"))
}
