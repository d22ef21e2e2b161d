//! rejected by: the_map_is_free_during_notify (lock_across_await)
//! The guard is a temporary in the head of the `match` and lives until the `match` ends, so both
//! arms await `notify` with the map still locked. Meanwhile any other `lock()` blocks the thread,
//! and the guard, held across the await, makes the future not `Send`.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Mutex,
};

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    // No variable for the guard, so it is gone right away.
    match hits.lock().unwrap().entry(key.to_owned()) {
        Entry::Vacant(first) => {
            first.insert(1);
            notify(1).await;
            1
        }
        Entry::Occupied(mut known) => {
            *known.get_mut() += 1;
            let count = *known.get();
            notify(count).await;
            count
        }
    }
}
