//! rejected by: each_step_starts_as_soon_as_it_can (too_early)
//! Joins all three steps, and lets the courier be found by a number that nobody has looked up.

use tokio::join;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, _number, position) = join!(map(), order(), courier(0));
    picture(map, position).await
}
