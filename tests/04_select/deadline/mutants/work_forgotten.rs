//! rejected by: slow_work_is_given_up_at_the_limit (not_cancelled)
//! Forgets the work in place of dropping it: what it holds is never let go.

use std::{mem, time::Duration};

use tokio::{select, time::sleep};

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

/// The value of `work`, or [`TimedOut`] when it is not there within `limit`.
pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let mut work = Box::pin(work);
    select! {
        biased;
        value = &mut work => return Ok(value),
        () = sleep(limit) => {}
    }
    mem::forget(work);
    Err(TimedOut)
}
