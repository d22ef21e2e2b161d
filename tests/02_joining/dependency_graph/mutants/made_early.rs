//! rejected by: each_step_starts_as_soon_as_it_can (sequential)
//! Makes the map's future early and awaits it late, as if it ran in between.

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let map = map();
    let courier = courier(order().await).await;
    picture(map.await, courier).await
}
