//! rejected by: the_message_waits_for_the_save (wrong_order)
//! Lets both steps run at the same time.

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    tokio::join!(save(id), notify(id));
}
