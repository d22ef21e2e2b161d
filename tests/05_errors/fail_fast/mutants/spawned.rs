//! rejected by: compiler (E0277)
//! A task has to own its future for good, and these may borrow from the caller.

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let hotel = tokio::spawn(hotel);
    Ok((flight.await?, hotel.await.expect("no panic")?))
}
