//! rejected by: many_hits_are_counted (wrong_value)
//! Counts links that differ in case or in white space as one.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let key = key.trim().to_lowercase();
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key).or_default();
        *count += 1;
        *count
    };
    notify(count).await;
    count
}
