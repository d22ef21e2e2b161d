//! rejected by: the_future_is_send (not_send)
//! Drops the guard in time, but in the middle of its block.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let mut hits = hits.lock().unwrap();
    let count = hits.entry(key.to_owned()).or_default();
    *count += 1;
    let count = *count;
    drop(hits);
    notify(count).await;
    count
}
