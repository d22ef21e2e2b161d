//! rejected by: no_step_is_given_up (wrongly_cancelled)
//! Puts a time limit of its own on each step, which drops the step when the time is up.

use std::time::Duration;

use tokio::time::timeout;

const LIMIT: Duration = Duration::from_mins(10);

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _ = timeout(LIMIT, save(id)).await;
    let _ = timeout(LIMIT, notify(id)).await;
}
