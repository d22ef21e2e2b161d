//! rejected by: both_steps_really_happen (wrongly_cancelled)
//! Waits for whichever step is done first, which drops the other.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    tokio::select! {
        () = save(id) => {}
        () = notify(id) => {}
    }
}
