//! rejected by: each_step_runs_once_with_what_it_needs (lost_result)
//! Makes the picture's future and returns a number without awaiting it.

use tokio::join;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, position) = join!(map(), async { courier(order().await).await });
    drop(picture(map, position));
    map.wrapping_add(position)
}
