//! rejected by: photos_keep_their_order (wrong_order)
//! Each future pushes its photo into the shared vector at the moment it gets ready, and the
//! results of `join_all` (which keep the order) are thrown away. So the photos stand in the order
//! of their arrival, not in the order of the ids.

use std::cell::RefCell;

use futures::future::join_all;

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let album = RefCell::new(Vec::with_capacity(ids.len()));
    {
        let (fetch, album) = (&fetch, &album);
        join_all(ids.iter().map(|&id| async move {
            let photo = fetch(id).await;
            album.borrow_mut().push(photo);
        }))
        .await;
    }
    album.into_inner()
}
