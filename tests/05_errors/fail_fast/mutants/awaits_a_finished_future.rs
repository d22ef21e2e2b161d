//! rejected by: both_answers_are_waited_for_at_the_same_time (panicked)
//! After `select!` has seen one of the futures end, its value is thrown away and `try_join!`
//! polls both futures again, as if a finished future kept its value like a promise. A future may
//! not be polled after it has completed, so this panics (`async fn` resumed after completion)
//! whenever the first answer is good.

use std::pin::pin;

async fn request<T, E>(answer: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    answer.await
}

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let mut flight = pin!(request(flight));
    let mut hotel = pin!(request(hotel));

    // If the first answer is an error, we are done.
    tokio::select! {
        first = &mut flight => {
            first?;
        }
        first = &mut hotel => {
            first?;
        }
    }

    // Otherwise wait for the other one too.
    tokio::try_join!(flight, hotel)
}
