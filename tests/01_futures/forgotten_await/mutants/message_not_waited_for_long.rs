//! rejected by: no_step_is_given_up (wrongly_cancelled)
//! Waits for the save, however long, and drops a message that takes longer than an hour.

use std::time::Duration;

use tokio::time::timeout;

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;
    let _ = timeout(Duration::from_hours(1), notify(id)).await;
}
