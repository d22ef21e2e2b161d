//! rejected by: every_hit_is_counted (lost_update)
//! Reads, waits, and writes what has become old by then.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = hits.lock().unwrap().get(key).copied().unwrap_or(0) + 1;
    notify(count).await;
    hits.lock().unwrap().insert(key.to_owned(), count);
    count
}
