//! rejected by: both_steps_really_happen (not_awaited)
//! Makes the future that would save the order, and drops it.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _ = save(id);
    notify(id).await;
}
