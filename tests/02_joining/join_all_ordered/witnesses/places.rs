//! Takes the photos as they arrive and puts each into the place that its request has noted.

use futures::{StreamExt, stream::FuturesUnordered};

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let fetch = &fetch;
    let mut photos: Vec<Option<T>> = ids.iter().map(|_| None).collect();
    let mut requests: FuturesUnordered<_> = ids
        .iter()
        .enumerate()
        .map(|(place, &id)| async move { (place, fetch(id).await) })
        .collect();
    while let Some((place, photo)) = requests.next().await {
        photos[place] = Some(photo);
    }
    photos.into_iter().flatten().collect()
}
