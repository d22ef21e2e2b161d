//! # A whole album at once
//!
//! An album shows its photos in an order that its owner has chosen. They are fetched one
//! request a photo, and nobody knows beforehand how many there will be: none, three, or three
//! hundred.
//!
//! Write `fetch_all`:
//!
//! - It calls `fetch` once for each of the ids, and all requests are on their way **at the same
//!   time**, however many: if three photos take 30 ms, 10 ms and 20 ms, they are all there after
//!   30 ms.
//! - The photos come back in the order of the ids, whichever of them arrives first.
//! - An id that stands twice in the list is fetched twice, and comes back twice.
//! - A request may take no time at all, or days: there is no limit.
//! - An album without photos is no error: its list is empty, and there at once.

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let _ = fetch;
    todo!("fetch {ids:?}, all at the same time")
}
