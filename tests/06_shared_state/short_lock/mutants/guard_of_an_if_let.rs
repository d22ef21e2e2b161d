//! rejected by: the_map_is_free_during_notify (lock_across_await)
//! The guard that the `if let` looks through lives as long as its block.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    if let Some(count) = hits.lock().unwrap().get_mut(key) {
        *count += 1;
        notify(*count).await;
        return *count;
    }
    hits.lock().unwrap().insert(key.to_owned(), 1);
    notify(1).await;
    1
}
