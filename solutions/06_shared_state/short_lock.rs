//! # A lock for a moment
//!
//! `lock()` of a standard mutex blocks the thread. That does no harm as long as every holder lets
//! go within a moment. A holder that waits at an `.await` does not: the next `lock()` on the same
//! thread then waits for a future that only this thread could poll, and both wait for good.

use std::{collections::HashMap, sync::Mutex};

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    // The guard lives in this block and ends with it. `drop(hits)` in front of the `.await` would
    // unlock the map as well, but the compiler goes by blocks: it still counts the guard among
    // the things that the future holds, and as the guard is not `Send`, neither is the future.
    let count = {
        let mut hits = hits.lock().expect("nobody panics while counting");
        let count = hits.entry(key.to_owned()).or_default();
        *count += 1;
        // A copy: a reference into the map would need the guard.
        *count
    };
    notify(count).await;
    count
    // A plain function that locks, counts and returns serves as well, and can't await by mistake.
    // Tokio's mutex would be the wrong way out: its guard may cross the `.await`, and then each
    // hit would wait for the display of the one before.
}
