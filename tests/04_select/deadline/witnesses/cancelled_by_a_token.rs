//! Runs the work until a token is cancelled, and cancels it from a timer beside it.

use std::{pin::pin, time::Duration};

use futures::future::{Either, select};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let token = CancellationToken::new();
    let watched = token.run_until_cancelled(work);
    let alarm = async {
        sleep(limit).await;
        token.cancel();
    };
    let value = match select(pin!(watched), pin!(alarm)).await {
        Either::Left((value, _)) => value,
        Either::Right(((), watched)) => watched.await,
    };
    value.ok_or(TimedOut)
}
