//! A biased `select!` with the work first.

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
        biased;
        value = work => Ok(value),
        () = sleep(limit) => Err(TimedOut),
    }
}
