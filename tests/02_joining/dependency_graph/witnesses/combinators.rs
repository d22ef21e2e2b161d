//! One chain of `then` and `join` from `FutureExt`, without an async block.

use futures::{FutureExt, future::join};

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let position = order().then(|number| courier(number));
    join(map(), position)
        .then(|(map, position)| picture(map, position))
        .await
}
