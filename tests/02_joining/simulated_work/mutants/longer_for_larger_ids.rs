//! rejected by: two_requests_wait_at_the_same_time (needless_wait)
//! Spreads the answers, so that they don't all come at once.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    sleep(Duration::from_millis(100 + u64::from(id % 10 + 1))).await;
    format!("User(id={id})")
}
