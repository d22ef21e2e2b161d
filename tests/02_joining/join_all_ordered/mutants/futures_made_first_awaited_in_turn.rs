//! rejected by: all_photos_are_fetched_at_the_same_time (sequential)
//! All the futures are made first in the belief that this sends the requests, but a future does
//! nothing until it is polled. The second loop awaits (polls) them one after the other, so the
//! waits add up instead of overlapping.

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    // First send all the requests ...
    let mut requests = Vec::with_capacity(ids.len());
    for &id in ids {
        requests.push(fetch(id));
    }

    // ... they are all on their way now, so just pick up the photos in order.
    let mut photos = Vec::with_capacity(requests.len());
    for request in requests {
        photos.push(request.await);
    }
    photos
}
