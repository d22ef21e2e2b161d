//! rejected by: work_in_time_gives_its_value (needless_wait)
//! Waits for both the work and the timer.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let begin = tokio::time::Instant::now();
    let finish = async {
        let value = work.await;
        (value, begin.elapsed())
    };
    let ((value, took), ()) = tokio::join!(finish, tokio::time::sleep(limit));
    if took > limit {
        Err(TimedOut)
    } else {
        Ok(value)
    }
}
