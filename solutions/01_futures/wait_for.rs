//! # Ask until it answers
//!
//! `AsyncFnMut` is the async twin of `FnMut`: a closure whose future may borrow what the closure
//! has borrowed, here the caller's variables. `FnMut(u32) -> Fut` could not say that, since one
//! type `Fut` would have to fit every borrow.

use std::time::Duration;

use tokio::time::sleep;

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        // Counted from now, so that a slow server gets its full pause. `tokio::time::interval`
        // would count from the start of the attempt, which is another contract.
        // `std::thread::sleep` would pause the thread, and everything else with it.
        sleep(every).await;
    }
}
