//! rejected by: each_step_starts_as_soon_as_it_can (sequential)
//! The arguments of `join!` are evaluated before it polls anything, so `order().await` inside of
//! an argument is waited for first, and the map's future, made but not polled, begins only when
//! the order is there.

use tokio::join;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, position) = join!(map(), courier(order().await));
    picture(map, position).await
}
