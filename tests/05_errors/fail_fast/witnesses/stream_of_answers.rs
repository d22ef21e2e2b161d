//! Both answers in one type, taken from a `FuturesUnordered` as they come.

use futures::{FutureExt, StreamExt, TryFutureExt, stream::FuturesUnordered};

enum Answer<A, B> {
    Seat(A),
    Room(B),
}

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let mut answers = FuturesUnordered::new();
    answers.push(hotel.map_ok(Answer::Room).left_future());
    answers.push(flight.map_ok(Answer::Seat).right_future());

    let mut trip = (None, None);
    while let Some(answer) = answers.next().await {
        match answer? {
            Answer::Seat(seat) => trip.0 = Some(seat),
            Answer::Room(room) => trip.1 = Some(room),
        }
    }
    let (seat, room) = trip;
    Ok((seat.expect("a seat"), room.expect("a room")))
}
