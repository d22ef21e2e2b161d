//! rejected by: a_failed_hotel_ends_the_wait (needless_wait)
//! `join!` waits until both futures are done and takes no notice of an `Err`; the results are
//! looked at only afterwards. So an early error is returned only when the slower request has
//! ended too.

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let answers = tokio::join!(flight, hotel);
    match answers {
        (Ok(flight), Ok(hotel)) => Ok((flight, hotel)),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}
