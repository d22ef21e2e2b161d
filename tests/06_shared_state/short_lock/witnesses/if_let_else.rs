//! Two short locks one after the other: the first hit on a link goes its own way.

use std::{collections::HashMap, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let known = hits.lock().unwrap().get_mut(key).map(|count| {
        *count += 1;
        *count
    });
    let count = match known {
        Some(count) => count,
        None => {
            hits.lock().unwrap().insert(key.to_owned(), 1);
            1
        }
    };
    notify(count).await;
    count
}
