//! rejected by: all_photos_are_fetched_at_the_same_time (lost_result)
//! A `join!` written out for three ids, and the others are left out.

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let [first, second, third, ..] = *ids else {
        return Vec::new();
    };
    let photos = tokio::join!(fetch(first), fetch(second), fetch(third));
    vec![photos.0, photos.1, photos.2]
}
