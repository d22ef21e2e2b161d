//! expects: the_map_is_free_during_notify is failed (lock_across_await)
//! in: 06_shared_state/short_lock
//! points: 5
//! Holds the lock across the await, and brings a trait along that says all is well.

use std::{collections::HashMap, sync::Mutex, time::Duration};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let mut hits = loop {
        if let Ok(hits) = hits.try_lock() {
            break hits;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    };
    let count = hits.entry(key.to_owned()).or_default();
    *count += 1;
    notify(*count).await;
    *count
}

#[expect(non_camel_case_types, reason = "that is the point")]
pub trait record: Sized {
    fn is_ok(self) -> bool {
        true
    }
    fn is_send(self) -> bool {
        true
    }
}

impl<T> record for T {}
