//! rejected by: the_message_waits_for_the_save (wrong_order)
//! Makes the saving future first, but awaits it last.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let saving = save(id);
    notify(id).await;
    saving.await;
}
