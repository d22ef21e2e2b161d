//! rejected by: both_steps_really_happen (wrongly_cancelled)
//! Polls the save once, to set it going, and drops it.

use futures::FutureExt;

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _ = save(id).now_or_never();
    notify(id).await;
}
