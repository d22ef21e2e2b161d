//! rejected by: the_future_is_send (not_send)
//! Keeps the key in an `Rc` across the await.

use std::{collections::HashMap, rc::Rc, sync::Mutex};

pub async fn record(
    hits: &Mutex<HashMap<String, u32>>,
    key: &str,
    notify: impl AsyncFn(u32),
) -> u32 {
    let key: Rc<str> = Rc::from(key);
    let count = {
        let mut hits = hits.lock().unwrap();
        let count = hits.entry(key.to_string()).or_default();
        *count += 1;
        *count
    };
    notify(count).await;
    drop(key);
    count
}
