//! rejected by: an_error_counts_after_a_success (panicked)
//! Looks for an error in the first answer only, and takes the second one for a success.

use std::pin::pin;

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let (mut flight, mut hotel) = (pin!(flight), pin!(hotel));
    tokio::select! {
        seat = &mut flight => {
            let seat = seat?;
            let Ok(room) = hotel.await else { panic!("no room") };
            Ok((seat, room))
        }
        room = &mut hotel => {
            let room = room?;
            let Ok(seat) = flight.await else { panic!("no seat") };
            Ok((seat, room))
        }
    }
}
