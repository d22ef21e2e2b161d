//! rejected by: no_ids_give_no_photos (panicked)
//! Asks for the first photo to arrive, though there may be none.

use futures::future::select_all;

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let mut photos: Vec<Option<T>> = ids.iter().map(|_| None).collect();
    let place = |(place, &id)| {
        let request = fetch(id);
        Box::pin(async move { (place, request.await) })
    };
    let mut waiting: Vec<_> = ids.iter().enumerate().map(place).collect();
    loop {
        let ((place, photo), _, others) = select_all(waiting).await;
        photos[place] = Some(photo);
        if others.is_empty() {
            return photos.into_iter().flatten().collect();
        }
        waiting = others;
    }
}
