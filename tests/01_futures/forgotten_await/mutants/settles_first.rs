//! rejected by: the_message_waits_for_the_save (needless_wait)
//! Gives the database some time to settle before the message goes out.

use std::time::Duration;

use tokio::time::sleep;

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;
    sleep(Duration::from_millis(50)).await;
    notify(id).await;
}
