//! rejected by: each_step_runs_once_with_what_it_needs (over_limit)
//! Finds the order a second time, to have it for the courier.

use tokio::join;

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, _order, courier) = join!(map(), order(), async { courier(order().await).await });
    picture(map, courier).await
}
