//! rejected by: each_step_starts_as_soon_as_it_can (needless_wait)
//! Joins the first two, and lets the courier wait for the map as well.

use tokio::join;

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, order) = join!(map(), order());
    let courier = courier(order).await;
    picture(map, courier).await
}
