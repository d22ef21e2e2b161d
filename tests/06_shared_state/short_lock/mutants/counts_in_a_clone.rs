//! rejected by: every_hit_is_counted (lost_result)
//! Clones the map and counts in the clone.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let mut hits = hits.lock().unwrap().clone();
    let count = hits.entry(key.to_owned()).or_default();
    *count += 1;
    notify(*count).await;
    *count
}
