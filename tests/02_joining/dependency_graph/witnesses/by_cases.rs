//! A `select!` loop that keeps what has come so far and begins what has become possible.

use std::pin::pin;

use futures::future::{Fuse, FutureExt};
use tokio::select;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (mut map, mut order) = (pin!(map().fuse()), pin!(order().fuse()));
    let mut on_its_way = pin!(Fuse::terminated());
    let (mut drawn, mut position) = (None, None);
    loop {
        select! {
            found = &mut map => drawn = Some(found),
            number = &mut order => on_its_way.set(courier(number).fuse()),
            found = &mut on_its_way => position = Some(found),
        }
        if let (Some(map), Some(position)) = (drawn, position) {
            return picture(map, position).await;
        }
    }
}
