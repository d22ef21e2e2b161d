//! rejected by: each_step_starts_as_soon_as_it_can (needless_wait)
//! The map and the order are joined and the courier is called only behind the `join!`, which is
//! done when both of them are. So the courier also waits for the map, from which it needs
//! nothing.

use tokio::join;

struct Found {
    map: u32,
    order: u32,
}

/// The first layer: all that needs nothing else.
async fn first_layer(map: &impl AsyncFn() -> u32, order: &impl AsyncFn() -> u32) -> Found {
    let (map, order) = join!(map(), order());
    Found { map, order }
}

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let found = first_layer(&map, &order).await;
    let position = courier(found.order).await;
    picture(found.map, position).await
}
