//! rejected by: the_message_waits_for_the_save (wrong_order)
//! `save(id)` only makes a future; unlike a promise it doesn't run until it is polled. It is
//! awaited after `notify(id)`, so the message goes out before the order has even begun to be
//! saved.

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let saving = save(id);
    // The save has been started, so the message can be sent now.
    notify(id).await;
    // Don't return before the database is done.
    saving.await;
}
