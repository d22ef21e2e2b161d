//! rejected by: all_photos_are_fetched_at_the_same_time (deadlock)
//! The requests send their photos into a channel, each through a clone of the sender, but the
//! original sender stays alive in this function while it receives. `recv` gives `None` only when
//! all senders are gone, so after the last photo the loop waits for ever.

use futures::future::join_all;
use tokio::sync::mpsc;

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let (results_tx, mut results_rx) = mpsc::unbounded_channel();
    let fetch = &fetch;

    let workers = ids.iter().enumerate().map(|(place, &id)| {
        let tx = results_tx.clone();
        async move {
            let photo = fetch(id).await;
            let _ = tx.send((place, photo));
        }
    });
    join_all(workers).await;

    let mut results = Vec::with_capacity(ids.len());
    while let Some(result) = results_rx.recv().await {
        results.push(result);
    }
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, photo)| photo).collect()
}
