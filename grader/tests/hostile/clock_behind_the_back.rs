//! expects: rejected (clock)
//! Moves the clock through a glob, a rename and a function pointer.

mod time {
    pub use tokio::time::*;
}
use time::advance as go;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let step: fn(std::time::Duration) -> _ = go;
    step(std::time::Duration::from_millis(1)).await;
    tokio::join!(user, orders)
}
