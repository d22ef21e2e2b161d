//! rejected by: displays_are_told_at_the_same_time (not_awaited)
//! Calls `notify` and drops the future that it gives.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    let _ = notify(count);
    count
}
