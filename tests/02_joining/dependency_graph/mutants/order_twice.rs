//! rejected by: each_step_runs_once_with_what_it_needs (over_limit)
//! Each call of `order()` makes a new future, and awaiting it is a new request. The order is
//! joined as an arm of its own and requested once more inside of the courier's block, so that
//! step runs twice.

use futures::future::join3;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let position = async {
        let number = order().await;
        courier(number).await
    };
    // Everything that the picture needs is on its way at the same time.
    let (map, _number, position) = join3(map(), order(), position).await;
    picture(map, position).await
}
