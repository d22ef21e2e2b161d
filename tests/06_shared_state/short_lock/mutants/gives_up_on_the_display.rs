//! rejected by: many_hits_are_counted (lost_result)
//! Waits a minute for the display and no longer.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use tokio::time::timeout;

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
    let _ = timeout(Duration::from_mins(1), notify(count)).await;
    count
}
