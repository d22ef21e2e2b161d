//! Three futures that run side by side and hand their results on through oneshot channels.

use tokio::{join, sync::oneshot};

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let (send_number, number) = oneshot::channel();
    let (send_position, position) = oneshot::channel();
    let draw = async {
        let map = map().await;
        let position = position.await.expect("the courier is found");
        picture(map, position).await
    };
    let find_order = async {
        let _ = send_number.send(order().await);
    };
    let find_courier = async {
        let number = number.await.expect("the order is found");
        let _ = send_position.send(courier(number).await);
    };
    let ((), (), picture) = join!(find_courier, find_order, draw);
    picture
}
