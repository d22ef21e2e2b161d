//! Lets the guard end with its statement, without a block or a name for it.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = *hits
        .lock()
        .unwrap()
        .entry(String::from(key))
        .and_modify(|it| *it += 1)
        .or_insert(1);
    notify(count).await;
    count
}
