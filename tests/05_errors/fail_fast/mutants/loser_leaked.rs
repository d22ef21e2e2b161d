//! rejected by: a_failed_hotel_ends_the_wait (not_cancelled)
//! Leaks both futures in order to have them in one place, so the loser is never dropped.

use std::pin::Pin;

fn kept<'a, T>(
    request: impl Future<Output = T> + 'a,
) -> &'a mut Pin<Box<dyn Future<Output = T> + 'a>> {
    Box::leak(Box::new(Box::pin(request)))
}

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    tokio::try_join!(kept(flight), kept(hotel))
}
