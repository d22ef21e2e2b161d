//! rejected by: both_steps_really_happen (lost_result)
//! A copied line saves a second time, where it should notify.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _ = notify;
    save(id).await;
    save(id).await;
}
