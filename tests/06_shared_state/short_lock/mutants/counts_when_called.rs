//! rejected by: a_hit_counts_from_the_first_poll_on (eager)
//! Counts in a plain function, so already when `record` is called and not when its future is polled.

use std::{collections::HashMap, sync::Mutex};

pub fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> impl Future<Output = u32> {
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    async move {
        notify(count).await;
        count
    }
}
