//! rejected by: every_hit_is_counted (lost_result)
//! Counts in a map of its own, and not in the one that it was given.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    static HITS: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(Mutex::default);
    let _ = hits;
    let count = {
        let mut hits = HITS.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    notify(count).await;
    count
}
