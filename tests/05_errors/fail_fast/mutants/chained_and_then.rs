//! rejected by: both_answers_are_waited_for_at_the_same_time (sequential)
//! `and_then` polls the hotel's future only after the flight's has given an `Ok`, so the two
//! waits follow each other instead of overlapping. A trip takes the sum of both times, and a
//! hotel that would fail early has not even been asked.

use futures::TryFutureExt;

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    flight
        .and_then(|seat| hotel.map_ok(move |room| (seat, room)))
        .await
}
