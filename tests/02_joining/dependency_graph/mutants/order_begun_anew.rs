//! rejected by: no_step_waits_in_any_order_of_their_ends (wrongly_cancelled)
//! When the map comes first, `select!` drops the order that is under way, and the order is asked
//! for once more. Nothing of it shows as long as the order is the faster one.

use std::pin::pin;

use tokio::{join, select};

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let mut map = pin!(map());
    let (map, position) = select! {
        number = order() => join!(map, courier(number)),
        map = &mut map => (map, courier(order().await).await),
    };
    picture(map, position).await
}
