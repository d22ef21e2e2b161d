//! A `while let` that goes on for as long as there is no answer, and a deadline for the pause.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempts = 1_u32..;
    let mut answer = None;
    while let (None, Some(attempt)) = (&answer, attempts.next()) {
        if attempt > 1 {
            let failed = Instant::now();
            sleep_until(failed + every).await;
        }
        answer = probe(attempt).await;
    }
    answer.expect("there is one after the loop")
}
