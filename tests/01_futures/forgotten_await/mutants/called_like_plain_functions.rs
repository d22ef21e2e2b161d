//! rejected by: both_steps_really_happen (not_awaited)
//! Calls both closures and awaits neither.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id);
    notify(id);
}
