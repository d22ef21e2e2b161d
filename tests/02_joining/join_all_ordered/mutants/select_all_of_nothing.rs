//! rejected by: one_id_gives_one_photo_and_none_gives_none (panicked)
//! The loop waits with `select_all` before it looks whether anything is left to wait for. With no
//! ids the vector of futures is empty, and `select_all` panics on an empty list because there is
//! no future that could ever be the first.

use futures::future::select_all;

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let fetch = &fetch;
    let mut places: Vec<Option<T>> = ids.iter().map(|_| None).collect();
    let mut under_way: Vec<_> = ids
        .iter()
        .enumerate()
        .map(|(place, &id)| Box::pin(async move { (place, fetch(id).await) }))
        .collect();

    loop {
        let ((place, photo), _, rest) = select_all(under_way).await;
        places[place] = Some(photo);
        if rest.is_empty() {
            break;
        }
        under_way = rest;
    }

    places.into_iter().flatten().collect()
}
