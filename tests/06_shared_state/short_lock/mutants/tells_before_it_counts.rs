//! rejected by: a_hit_counts_from_the_first_poll_on (wrong_order)
//! Tells the display what the count will be, and counts when the display knows it.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let next = {
        let hits = hits.lock().unwrap();
        hits.get(key).copied().unwrap_or(0) + 1
    };
    notify(next).await;
    let mut hits = hits.lock().unwrap();
    let count = hits.entry(key.to_owned()).or_default();
    *count += 1;
    *count
}
