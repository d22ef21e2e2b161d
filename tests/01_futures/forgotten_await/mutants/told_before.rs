//! rejected by: both_steps_really_happen (lost_result)
//! Remembers whose customers have been told, and leaves a later message out.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
};

static TOLD: LazyLock<Mutex<HashSet<u32>>> = LazyLock::new(Mutex::default);

fn is_news(id: u32) -> bool {
    TOLD.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(id)
}

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    save(id).await;
    if is_news(id) {
        notify(id).await;
    }
}
