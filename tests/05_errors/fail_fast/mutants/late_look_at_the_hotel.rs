//! rejected by: a_failed_hotel_ends_the_wait (needless_wait)
//! Knows that the hotel has failed, and waits for the flight all the same.

use std::pin::pin;

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (mut flight, mut hotel) = (pin!(flight), pin!(hotel));
    tokio::select! {
        flight = &mut flight => Ok((flight?, hotel.await?)),
        hotel = &mut hotel => {
            let flight = flight.await?;
            Ok((flight, hotel?))
        }
    }
}
