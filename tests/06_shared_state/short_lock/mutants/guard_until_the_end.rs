//! rejected by: the_map_is_free_during_notify (lock_across_await)
//! The guard lives to the end of the function, across the await.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let mut hits = hits.lock().unwrap();
    let count = hits.entry(key.to_owned()).or_default();
    *count += 1;
    notify(*count).await;
    *count
}
