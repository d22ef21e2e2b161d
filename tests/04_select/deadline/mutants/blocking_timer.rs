//! rejected by: slow_work_is_given_up_at_the_limit (blocked_thread)
//! Puts the whole thread to sleep in the place of a timer, and the work's timer with it.

use std::time::Duration;

#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let timer = async { std::thread::sleep(limit) };
    tokio::select! {
        biased;
        value = work => Ok(value),
        () = timer => Err(TimedOut),
    }
}
