//! rejected by: the_map_is_free_during_notify (lock_across_await)
//! The guard that a `match` looks through lives as long as all of its arms.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    match hits.lock().unwrap().entry(key.to_owned()).or_default() {
        count => {
            *count += 1;
            notify(*count).await;
            *count
        }
    }
}
