//! rejected by: both_steps_really_happen (wrong_value)
//! Takes it for granted that a number has three digits.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id % 1000).await;
    notify(id % 1000).await;
}
