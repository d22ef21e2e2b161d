//! rejected by: every_hit_is_counted (lost_update)
//! The count is read under one lock and written under another one, and `notify` is awaited in
//! between. Another hit on the same link runs during that await, reads the same old count and
//! writes the same new one, so one of the two hits is lost.

use std::{collections::HashMap, sync::Mutex};

type Hits = Mutex<HashMap<String, u32>>;

fn load(hits: &Hits, key: &str) -> u32 {
    let map = hits.lock().unwrap();
    map.get(key).copied().unwrap_or(0)
}

fn save(hits: &Hits, key: &str, count: u32) {
    let mut map = hits.lock().unwrap();
    map.insert(key.to_string(), count);
}

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = load(hits, key) + 1;
    notify(count).await;
    save(hits, key, count);
    count
}
