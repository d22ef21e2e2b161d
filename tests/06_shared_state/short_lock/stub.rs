//! # A lock for a moment
//!
//! A service for short links counts how often each link is followed, and a live display shows
//! the count. The counts lie in a map behind a mutex of the **standard library**: to count is
//! done in a moment, and for that it is the right lock.
//!
//! `record` counts one more hit for `key` (the first one makes 1; any text may be a key), tells
//! `notify` the new count, once, and waits for it, however long it takes, then returns the count.
//!
//! - A hit is counted before `notify` is called, and stays counted if the future of `record` is
//!   dropped meanwhile. A future that was never polled has counted nothing.
//! - The display is slow. While `notify` is under way the map must be free for everybody.
//! - Hits that arrive at the same time, however many, are all counted, and their displays are told
//!   at the same time: three hits with a `notify` of 10 ms each are through after 10 ms.
//! - Callers spawn the future of `record` as a task, so it has to be `Send`.

use std::{collections::HashMap, sync::Mutex};

/// Counts a hit, tells the new count, and returns it.
pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let _ = (hits, notify);
    todo!("count a hit for {key} and tell the new count")
}
