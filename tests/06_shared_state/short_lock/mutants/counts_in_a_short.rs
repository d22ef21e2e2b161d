//! rejected by: many_hits_are_counted (wrong_value)
//! Takes the count for a `u16`, which wraps around.

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
        u32::from(*count as u16)
    };
    notify(count).await;
    count
}
