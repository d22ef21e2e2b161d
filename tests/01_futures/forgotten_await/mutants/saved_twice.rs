//! rejected by: both_steps_really_happen (over_limit)
//! Saves the order a second time, to be on the safe side.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;
    save(id).await;
    notify(id).await;
}
