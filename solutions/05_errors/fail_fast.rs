//! # No trip without a flight
//!
//! `try_join!` polls both futures like `join!`, and looks at each result as it comes in: an error
//! ends the wait. The other future is dropped then, and that is all that cancelling means here:
//! nobody polls it any more. A task or a thread that it had started elsewhere would go on.

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    // `join!` with a `?` on each result afterwards gives the same values, but too late: it waits
    // for both before anybody looks at the first.
    tokio::try_join!(flight, hotel)
}
