//! The function `try_join` of the futures crate, and bounds in a `where`.

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E>
where
    A: Sized,
{
    let trip = futures::future::try_join(async { flight.await }, async { Ok(hotel.await?) });
    trip.await
}
