//! rejected by: two_requests_wait_at_the_same_time (too_early)
//! Looks at the machine's clock until it is late enough.

use std::time::{Duration, Instant};

pub async fn fetch_user(id: u32) -> String {
    let begin = Instant::now();
    while begin.elapsed() < Duration::from_millis(100) {
        std::hint::spin_loop();
    }
    format!("User(id={id})")
}
