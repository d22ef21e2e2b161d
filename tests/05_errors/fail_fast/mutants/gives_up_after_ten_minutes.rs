//! rejected by: requests_may_take_days (panicked)
//! Makes up a limit that nobody asked for.

use std::time::Duration;

use tokio::time::timeout;

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let limit = Duration::from_secs(600);
    timeout(limit, async { tokio::try_join!(flight, hotel) })
        .await
        .expect("the agency is closed by now")
}
