//! rejected by: displays_are_told_at_the_same_time (wrong_value)
//! Copies the count before it adds the hit.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let old = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        let old = *count;
        *count += 1;
        old
    };
    notify(old).await;
    old + 1
}
