//! rejected by: each_step_runs_once_with_what_it_needs (over_limit)
//! Keeps zero for "not there yet", and asks once more for a map that was found to be zero.

use std::cell::Cell;

use tokio::join;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (drawn, position) = (Cell::new(0), Cell::new(0));
    join!(async { drawn.set(map().await) }, async {
        position.set(courier(order().await).await);
    });
    if drawn.get() == 0 {
        drawn.set(map().await);
    }
    picture(drawn.get(), position.get()).await
}
