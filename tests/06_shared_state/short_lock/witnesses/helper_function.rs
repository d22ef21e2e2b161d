//! A plain function does the counting, with `match` over the entry.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Mutex, PoisonError},
};

fn count(hits: &Mutex<HashMap<String, u32>>, key: &str) -> u32 {
    let mut hits = hits.lock().unwrap_or_else(PoisonError::into_inner);
    match hits.entry(key.into()) {
        Entry::Occupied(mut count) => {
            *count.get_mut() += 1;
            *count.get()
        }
        Entry::Vacant(first) => *first.insert(1),
    }
}

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let count = count(hits, key);
    notify(count).await;
    count
}
