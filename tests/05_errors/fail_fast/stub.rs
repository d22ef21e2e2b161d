//! # No trip without a flight
//!
//! A travel agency asks for a flight and for a hotel. Both requests can fail, and with one of
//! them missing there is no trip to offer: then the customer is told at once, however long the
//! other answer may still take.
//!
//! `both` gets the two requests as futures. Wait for them **at the same time**.
//!
//! - If both succeed, return both values. With 100 ms and 80 ms, that is after 100 ms.
//! - As soon as one fails, return its error, also if the other one has succeeded before. If the
//!   second one fails after 20 ms, that is after 20 ms, and nobody waits for the first one any
//!   more: when the call returns, its future has been dropped.
//! - If both fail in the same moment, either error will do.
//!
//! A request may take milliseconds or days; wait for as long as it takes.

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let _ = (flight, hotel);
    todo!("wait for both values, or for the first error")
}
