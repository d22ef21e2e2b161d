//! rejected by: compiler (signature)
//! Asks for futures that can be spawned, and leaves the slower one running after a failure.

use tokio::spawn;

pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>> + Send + 'static,
    hotel: impl Future<Output = Result<B, E>> + Send + 'static,
) -> Result<(A, B), E>
where
    A: Send + 'static,
    B: Send + 'static,
    E: Send + 'static,
{
    let (flight, hotel) = (spawn(flight), spawn(hotel));
    tokio::try_join!(async { flight.await.expect("no panic") }, async {
        hotel.await.expect("no panic")
    })
}
