//! A loop around `select!` with a variable for each answer.

use std::pin::pin;

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let mut flight = pin!(flight);
    let mut hotel = pin!(hotel);
    let (mut seat, mut room) = (None, None);
    while seat.is_none() || room.is_none() {
        tokio::select! {
            answer = &mut flight, if seat.is_none() => seat = Some(answer?),
            answer = &mut hotel, if room.is_none() => room = Some(answer?),
        }
    }
    Ok((seat.unwrap(), room.unwrap()))
}
