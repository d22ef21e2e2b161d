//! A `poll_fn` that keeps the first success until the other one is there, in a plain function.

use std::{
    future::poll_fn,
    task::{Context, Poll},
};

/// Whether the answer has come by now; what it was stays in `answer`.
fn came<T, E>(
    request: std::pin::Pin<&mut impl Future<Output = Result<T, E>>>,
    answer: &mut Option<T>,
    context: &mut Context<'_>,
) -> Result<bool, E> {
    if answer.is_none()
        && let Poll::Ready(given) = request.poll(context)
    {
        *answer = Some(given?);
    }
    Ok(answer.is_some())
}

/// What both requests gave, or the error of the one that failed first.
pub fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> impl Future<Output = Result<(A, B), E>> {
    let (mut flight, mut hotel) = (Box::pin(flight), Box::pin(hotel));
    let (mut seat, mut room) = (None, None);
    poll_fn(move |context| {
        let outcome = came(hotel.as_mut(), &mut room, context).and_then(|room_came| {
            let seat_came = came(flight.as_mut(), &mut seat, context)?;
            Ok(room_came && seat_came)
        });
        match outcome {
            Err(error) => Poll::Ready(Err(error)),
            Ok(false) => Poll::Pending,
            Ok(true) => Poll::Ready(Ok((seat.take().unwrap(), room.take().unwrap()))),
        }
    })
}
