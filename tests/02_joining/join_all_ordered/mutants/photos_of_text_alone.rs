//! rejected by: compiler (signature)
//! Takes photos of one type alone, and so can make them up.

pub async fn fetch_all(ids: &[u32], _: impl AsyncFn(u32) -> String) -> Vec<String> {
    ids.iter().map(|id| format!("photo {id}")).collect()
}
