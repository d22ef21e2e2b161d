//! rejected by: displays_are_told_at_the_same_time (not_awaited)
//! Calling `notify` only makes a future. It is kept in a variable and dropped at the end without
//! ever being awaited, so it never runs: no display is told anything, and `record` returns at
//! once.

use std::{collections::HashMap, sync::Mutex};

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let increase = || {
        let mut hits = hits.lock().expect("the lock is whole");
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        *count
    };

    let count = increase();
    // The display is told in the background, as it is slow.
    let _display = notify(count);
    count
}
