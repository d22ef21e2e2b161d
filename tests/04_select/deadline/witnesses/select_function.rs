//! The function `select` of the futures crate, which polls its first argument first.

use std::{pin::pin, time::Duration};

use futures::future::{Either, select};

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T, W>(limit: Duration, work: W) -> Result<T, TimedOut>
where
    W: Future<Output = T>,
{
    match select(pin!(work), pin!(tokio::time::sleep(limit))).await {
        Either::Left((value, _timer)) => Ok(value),
        Either::Right(((), _work)) => Err(TimedOut),
    }
}
