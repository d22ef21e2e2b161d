//! expects: rejected (files)
//! Takes in a device that never ends or is always empty.

const NOTHING: &[u8] = include_bytes!("/dev/null");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", NOTHING.len());
    tokio::join!(user, orders)
}
