//! rejected by: each_step_starts_as_soon_as_it_can (needless_wait)
//! Polls the map once and leaves it alone while the order and the courier are found. A future
//! gets on only while somebody polls it, so the rest of the map's way begins after them.

use futures::future::maybe_done;
use std::pin::pin;

use futures::FutureExt;

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let mut map = pin!(maybe_done(map()));
    let _sent = (&mut map).now_or_never();
    let position = courier(order().await).await;
    (&mut map).await;
    let map = map.as_mut().take_output().unwrap_or_default();
    picture(map, position).await
}
