//! Chained by a combinator, in a box.

use futures::FutureExt;

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let both = save(id).then(|()| notify(id));
    Box::pin(both).await;
}
