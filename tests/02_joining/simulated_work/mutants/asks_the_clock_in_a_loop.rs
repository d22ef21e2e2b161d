//! rejected by: two_requests_wait_at_the_same_time (busy_wait)
//! The task asks the clock over and over and only yields in between, so it is always ready to run
//! again and never waits on a timer. It keeps the thread busy, and on the test's clock, which
//! moves on only when all tasks wait, the 100 ms never pass: the call never ends.

use std::time::Duration;

use tokio::{task::yield_now, time::Instant};

/// Waits without keeping the others from running.
async fn wait(time: Duration) {
    let started = Instant::now();
    while started.elapsed() < time {
        yield_now().await;
    }
}

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    wait(Duration::from_millis(100)).await;
    format!("User(id={id})")
}
