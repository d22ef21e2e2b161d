//! rejected by: a_failed_hotel_ends_the_wait (needless_wait)
//! Waits for both, and looks at the errors afterwards.

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (flight, hotel) = tokio::join!(flight, hotel);
    Ok((flight?, hotel?))
}
