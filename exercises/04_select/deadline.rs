//! # An answer in time, or none
//!
//! A travel site asks an airline for prices. Most answers come quickly, but now and then one
//! doesn't, and nobody looks at an empty page for half a minute.
//!
//! Write `with_deadline`, which waits for some work, but not for ever:
//!
//! - Work that is done within `limit` gives `Ok` with its value, as soon as it is done.
//! - Otherwise `Err(TimedOut)` comes when `limit` is over, not later, and the work is dropped
//!   before the call returns.
//! - Work that is done exactly at the limit is in time. So even a limit of zero leaves time for
//!   work that is done when it is first polled.
//! - The time counts from the call's first poll, on Tokio's clock (`tokio::time`). A limit may be
//!   as short as zero and as long as months.

use std::time::Duration;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let _ = (limit, work);
    todo!("wait for the work, but no longer than the limit")
}
