//! Two cases of `select!`: the map comes first, or the courier, and the other one goes on.

use std::pin::pin;

use tokio::select;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build<M, O, C, P>(map: M, order: O, courier: C, picture: P) -> u32
where
    M: AsyncFn() -> u32,
    O: AsyncFn() -> u32,
    C: AsyncFn(u32) -> u32,
    P: AsyncFn(u32, u32) -> u32,
{
    let mut chain = pin!(async { courier(order().await).await });
    let mut map = pin!(map());
    let (map, position) = select! {
        map = &mut map => (map, chain.await),
        position = &mut chain => (map.await, position),
    };
    picture(map, position).await
}
