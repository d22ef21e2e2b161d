//! # A whole album at once
//!
//! `join!` is a macro, so the number of its futures stands in the source. `join_all` takes them
//! from an iterator, however many there are, polls all of them in this one task, and keeps a
//! place for each result.

use futures::future::join_all;

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    // The calls inside of `map` only make futures; they run because `join_all` polls them.
    // `FuturesUnordered` would run them just as well, but gives results as they get ready.
    // For thousands of ids there is `StreamExt::buffered(n)`, which keeps the order too and has at
    // most n requests under way. With n = 0 it would wait for ever.
    join_all(ids.iter().map(|&id| fetch(id))).await
}
