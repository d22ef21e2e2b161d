//! rejected by: two_requests_wait_at_the_same_time (not_awaited)
//! Makes the sleep, and drops it unpolled.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    let _ = sleep(Duration::from_millis(100));
    format!("User(id={id})")
}
