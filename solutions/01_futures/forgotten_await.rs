//! # Save, then notify
//!
//! Each `.await` stops this function, and only this function, until that future is done. So the
//! order of the awaits is the order of the work.

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    // Without `.await` this line would make a future and drop it, and nothing would be saved. The
    // compiler warns about a bare `save(id);`, but not about `let _ = save(id);`, which looks so
    // much like dealing with a result. Clippy has a lint for that, `let_underscore_future`.
    save(id).await;
    // `join!(save(id), notify(id))` would await both as well, but at the same time.
    notify(id).await;
}
