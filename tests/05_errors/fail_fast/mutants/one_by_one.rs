//! rejected by: both_answers_are_waited_for_at_the_same_time (sequential)
//! Asks for the hotel when the flight is certain.

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    Ok((flight.await?, hotel.await?))
}
