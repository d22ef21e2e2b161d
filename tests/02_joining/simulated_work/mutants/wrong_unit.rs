//! rejected by: two_requests_wait_at_the_same_time (needless_wait)
//! Takes the milliseconds for seconds.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    sleep(Duration::from_secs(100)).await;
    format!("User(id={id})")
}
