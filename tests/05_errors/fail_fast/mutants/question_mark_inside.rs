//! rejected by: a_failed_flight_ends_the_wait (needless_wait)
//! The `?` ends the async block that it stands in, not the function around it.

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (flight, hotel) = tokio::join!(async { Ok(flight.await?) }, async { Ok(hotel.await?) });
    Ok((flight?, hotel?))
}
