//! rejected by: compiler (E0277)
//! Tasks have to own what they use; `fetch` is only borrowed.

pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let tasks: Vec<_> = ids.iter().map(|&id| tokio::spawn(fetch(id))).collect();
    let mut photos = Vec::new();
    for task in tasks {
        photos.push(task.await.expect("no panic"));
    }
    photos
}
