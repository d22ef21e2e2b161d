//! # An answer in time, or none
//!
//! `timeout` holds the work and a timer, and polls both in the task that awaits it. When the
//! timer is first, `timeout` returns and the work is dropped: that is all that cancelling means
//! in async Rust. Nothing is interrupted half-way through a line, the future is just never polled
//! again. (So a thread or a task that the work has started goes on by itself.)

use std::time::Duration;

use tokio::time::timeout;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    // At each wake-up `timeout` looks at the work first and at the timer afterwards, so work that
    // is done exactly at the limit is in time. By hand it would be:
    //
    //     tokio::select! {
    //         biased; // in the order written here; without it `select!` draws lots
    //         value = work => Ok(value),
    //         () = tokio::time::sleep(limit) => Err(TimedOut),
    //     }
    timeout(limit, work).await.map_err(|_elapsed| TimedOut)
}
