//! rejected by: many_hits_are_counted (sequential)
//! Tells a hundred displays at the same time, and lets the others wait.

use std::{collections::HashMap, sync::Mutex};

use tokio::sync::Semaphore;

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    static PERMITS: Semaphore = Semaphore::const_new(100);
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    let _permit = PERMITS.acquire().await.unwrap();
    notify(count).await;
    count
}
