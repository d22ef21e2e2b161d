//! rejected by: two_requests_wait_at_the_same_time (too_early)
//! Lets another task do the waiting, and does not wait for that task.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    tokio::spawn(sleep(Duration::from_millis(100)));
    format!("User(id={id})")
}
