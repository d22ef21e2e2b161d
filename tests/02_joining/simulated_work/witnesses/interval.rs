//! Waits for the second tick of an interval; the first one comes at once.

use std::time::Duration;

use tokio::time::interval;

pub async fn fetch_user(id: u32) -> String {
    let mut ticks = interval(Duration::from_millis(100));
    for _ in 0..2 {
        ticks.tick().await;
    }
    format!("User(id={id})")
}
