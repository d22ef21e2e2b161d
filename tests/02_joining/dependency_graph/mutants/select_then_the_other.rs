//! rejected by: each_step_starts_as_soon_as_it_can (wrongly_cancelled)
//! `select!` drops the branch that has not finished, with all the work that it has done. The
//! handler then starts that chain again from the beginning, so its steps run twice and the
//! picture begins much too late; `join!` would keep both going.

use tokio::select;

async fn track(order: &impl AsyncFn() -> u32, courier: &impl AsyncFn(u32) -> u32) -> u32 {
    let number = order().await;
    courier(number).await
}

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    // Whichever is there first; then wait for the other one.
    let (drawn, position) = select! {
        drawn = map() => (drawn, track(&order, &courier).await),
        position = track(&order, &courier) => (map().await, position),
    };
    picture(drawn, position).await
}
