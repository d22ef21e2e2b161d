//! # Wait only for what you need
//!
//! Each `.await` says: what follows needs this result. So the way to say that the courier needs
//! the order and not the map is to give these two a future of their own, in which nothing else
//! is awaited.

use tokio::join;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    // Both arms start at once. The second goes on with the courier in the very moment in which
    // the order is there, whether the map is or not. `join!(map(), order())` with the courier
    // behind it would let the courier wait for the map as well.
    let (map, courier) = join!(map(), async { courier(order().await).await });
    picture(map, courier).await
}
