//! rejected by: every_hit_is_counted (wrong_value)
//! Returns the number of links in the map.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let (count, links) = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        (*count, hits.len() as u32)
    };
    notify(count).await;
    links
}
