//! rejected by: two_requests_wait_at_the_same_time (blocked_thread)
//! Puts the whole thread to sleep.

use std::{thread, time::Duration};

pub async fn fetch_user(id: u32) -> String {
    thread::sleep(Duration::from_millis(100));
    format!("User(id={id})")
}
