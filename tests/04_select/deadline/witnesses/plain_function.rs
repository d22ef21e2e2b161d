//! A plain function that makes its `timeout` lazily, in the first poll, and maps the result.

use std::time::Duration;

use futures::{FutureExt, TryFutureExt, future::lazy};
use tokio::time::timeout;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> impl Future<Output = Result<T, TimedOut>> {
    lazy(move |_| timeout(limit, work))
        .flatten()
        .map_err(|_elapsed| TimedOut)
}
