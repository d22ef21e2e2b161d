//! rejected by: all_photos_are_fetched_at_the_same_time (sequential)
//! Polls each future once to "send" it and then awaits one after another. A future gets on only
//! while it is polled: those that stand behind stay at their first step.

use futures::{FutureExt, future::maybe_done};

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let mut requests = Vec::with_capacity(ids.len());
    for &id in ids {
        let mut request = Box::pin(maybe_done(fetch(id)));
        let _sent = (&mut request).now_or_never();
        requests.push(request);
    }
    let mut photos = Vec::with_capacity(ids.len());
    for mut request in requests {
        (&mut request).await;
        photos.extend(request.as_mut().take_output());
    }
    photos
}
