//! `select` of the futures crate, and the loser's future goes on where it stood.

use std::pin::pin;

use futures::future::{Either, select};

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    match select(pin!(flight), pin!(hotel)).await {
        Either::Left((seat, hotel)) => {
            let seat = seat?;
            hotel.await.map(|room| (seat, room))
        }
        Either::Right((room, flight)) => {
            let room = room?;
            flight.await.map(|seat| (seat, room))
        }
    }
}
