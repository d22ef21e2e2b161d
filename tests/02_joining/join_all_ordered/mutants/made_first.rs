//! rejected by: all_photos_are_fetched_at_the_same_time (sequential)
//! Makes all the futures first, as if that would start them, and awaits one after another.

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let requests: Vec<_> = ids.iter().map(|&id| fetch(id)).collect();
    let mut photos = Vec::new();
    for request in requests {
        photos.push(request.await);
    }
    photos
}
