//! rejected by: slow_work_is_given_up_at_the_limit (over_limit)
//! Waits for the work to its end, and compares times when it is too late.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let begin = tokio::time::Instant::now();
    let value = work.await;
    if begin.elapsed() > limit {
        Err(TimedOut)
    } else {
        Ok(value)
    }
}
