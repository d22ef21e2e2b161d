//! rejected by: the_message_waits_for_the_save (wrong_order)
//! `join!` polls both futures at the same time; that the save stands first in it doesn't make the
//! message wait for it. So the message begins while the order is still being saved.

use tokio::join;

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    // Save first, notify second, and back when both are done.
    join!(save(id), notify(id));
}
