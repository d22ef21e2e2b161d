//! rejected by: no_step_waits_in_any_order_of_their_ends (wrongly_cancelled)
//! Puts a limit that nobody has asked for around each step, and goes on without its result.

use std::time::Duration;

use tokio::{join, time::timeout};

const PATIENCE: Duration = Duration::from_mins(10);

async fn patiently(step: impl Future<Output = u32>) -> u32 {
    timeout(PATIENCE, step).await.unwrap_or_default()
}

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (map, position) = join!(patiently(map()), async {
        let number = patiently(order()).await;
        patiently(courier(number)).await
    });
    patiently(picture(map, position)).await
}
