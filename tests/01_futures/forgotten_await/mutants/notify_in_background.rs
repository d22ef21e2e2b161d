//! rejected by: both_steps_really_happen (lost_result)
//! An `async` block doesn't start anything in the background, it is a future like any other.
//! Nobody awaits this one, so it is dropped unpolled at the end of the function and the message
//! is never sent.

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;

    // The order is safe now, the message can go out on its own.
    let _background = async move {
        notify(id).await;
    };
}
