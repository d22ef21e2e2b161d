//! rejected by: each_step_runs_once_with_what_it_needs (wrong_value)
//! Takes the two results of the `join!` in the wrong order.

use tokio::join;

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (courier, map) = join!(map(), async { courier(order().await).await });
    picture(map, courier).await
}
