//! rejected by: both_steps_really_happen (not_awaited)
//! The order is saved, but nobody awaits the message.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;
    let _message = notify(id);
}
