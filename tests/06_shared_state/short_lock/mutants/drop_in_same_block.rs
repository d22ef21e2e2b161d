//! rejected by: the_future_is_send (not_send)
//! The guard is dropped by `drop(map)`, but its variable stays in scope across the await, in the
//! same block. The compiler goes by the block and counts the guard as part of the future, and
//! since it isn't `Send`, the future isn't either and can't be spawned.

use std::{collections::HashMap, sync::Mutex};

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let mut map = hits.lock().unwrap();
    let entry = map.entry(key.to_string()).or_insert(0);
    *entry += 1;
    let count = *entry;
    // Unlock before the slow part.
    drop(map);
    notify(count).await;
    count
}
