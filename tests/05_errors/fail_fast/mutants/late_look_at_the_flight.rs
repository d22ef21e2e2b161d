//! rejected by: a_failed_flight_ends_the_wait (needless_wait)
//! Knows that the flight has failed, and waits for the hotel all the same.

use std::pin::pin;

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (mut flight, mut hotel) = (pin!(flight), pin!(hotel));
    tokio::select! {
        hotel = &mut hotel => {
            let hotel = hotel?;
            Ok((flight.await?, hotel))
        }
        flight = &mut flight => {
            let hotel = hotel.await?;
            Ok((flight?, hotel))
        }
    }
}
