//! rejected by: all_photos_are_fetched_at_the_same_time (sequential)
//! Awaits each photo before it asks for the next.

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let mut photos = Vec::new();
    for &id in ids {
        photos.push(fetch(id).await);
    }
    photos
}
