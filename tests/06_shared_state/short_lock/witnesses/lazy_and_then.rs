//! A plain function whose future counts lazily, and tells then.

use std::{collections::HashMap, sync::Mutex};

use futures::{FutureExt, future};

pub fn record<N>(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: N,
) -> impl Future<Output = u32>
where
    N: AsyncFn(u32),
{
    future::lazy(move |_| {
        let mut hits = hits.lock().unwrap();
        let known = hits.get(key).copied().unwrap_or_default();
        hits.insert(key.to_string(), known + 1);
        known + 1
    })
    .then(async move |count| {
        notify(count).await;
        count
    })
}
