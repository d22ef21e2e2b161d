//! rejected by: each_request_takes_its_own_time (too_early)
//! Makes the sleep when the function is called, and not when its future is polled.

use std::time::Duration;

use tokio::time::sleep;

pub fn fetch_user(id: u32) -> impl Future<Output = String> {
    let request = sleep(Duration::from_millis(100));
    async move {
        request.await;
        format!("User(id={id})")
    }
}
