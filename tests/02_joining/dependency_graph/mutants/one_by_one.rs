//! rejected by: each_step_starts_as_soon_as_it_can (sequential)
//! All four steps in sequence.

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let map = map().await;
    let order = order().await;
    let courier = courier(order).await;
    picture(map, courier).await
}
