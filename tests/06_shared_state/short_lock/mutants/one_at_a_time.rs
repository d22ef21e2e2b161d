//! rejected by: displays_are_told_at_the_same_time (sequential)
//! Adds a second lock that may cross the await, and each hit waits for the display before.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _turn = TURN.lock().await;
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };
    notify(count).await;
    count
}
