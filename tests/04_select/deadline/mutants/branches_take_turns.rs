//! rejected by: work_done_exactly_at_the_limit_counts (lost_result)
//! Races in a `try_join!`, whose branches take turns at being polled first.

use std::convert::Infallible;
use std::time::Duration;

use tokio::time::sleep;

/// The work was not done within the limit.
#[derive(Debug, PartialEq, Eq)]
pub struct TimedOut;

pub async fn with_deadline<T>(
    limit: Duration,
    work: impl Future<Output = T>,
) -> Result<T, TimedOut> {
    let race = tokio::try_join!(
        async { Err::<Infallible, Result<T, TimedOut>>(Ok(work.await)) },
        async {
            sleep(limit).await;
            Err::<Infallible, Result<T, TimedOut>>(Err(TimedOut))
        },
    );
    match race {
        Ok((never, _)) => match never {},
        Err(result) => result,
    }
}
