//! rejected by: greets_a_guest_by_name (needless_wait)
//! Waits as long as the database might take, though there is none yet.

use std::time::Duration;

use tokio::time::sleep;

pub async fn greet(name: &str) -> String {
    sleep(Duration::from_millis(10)).await;
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    format!("{} {}", greet(a).await, greet(b).await)
}
