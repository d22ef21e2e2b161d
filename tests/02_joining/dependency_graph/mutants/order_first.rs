//! rejected by: each_step_starts_as_soon_as_it_can (sequential)
//! Joins the map with the courier, and asks for the map only when the order is there.

use tokio::join;

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let order = order().await;
    let (map, courier) = join!(map(), courier(order));
    picture(map, courier).await
}
