//! rejected by: both_steps_really_happen (wrongly_cancelled)
//! `biased` only fixes the order in which `select!` polls its branches: both steps still begin
//! together, and as soon as one of them is done the other one is dropped half-way. So one step is
//! cancelled, and the message doesn't wait for the save.

use tokio::select;

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    select! {
        // From top to bottom: first the save, then the message.
        biased;
        () = save(id) => {}
        () = notify(id) => {}
    }
}
