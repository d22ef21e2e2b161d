//! Each request puts its photo into a shared album, at its own place.

use std::cell::RefCell;

use futures::future::join_all;

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let album: Vec<RefCell<Option<T>>> = ids.iter().map(|_| RefCell::new(None)).collect();
    join_all(ids.iter().zip(&album).map(async |(&id, place)| {
        let photo = fetch(id).await;
        place.replace(Some(photo));
    }))
    .await;
    album.into_iter().filter_map(RefCell::into_inner).collect()
}
