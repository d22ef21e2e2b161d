//! rejected by: a_pause_follows_each_failure (too_early)
//! The deadline of a `sleep` is set when it is made, not when it is awaited. It is made here
//! before the probe, so the pause counts from the beginning of the attempt, and after the failure
//! only a rest of it is left.

use std::time::Duration;

use tokio::time::sleep;

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        let pause = sleep(every);
        match probe(attempt).await {
            Some(answer) => break answer,
            // A future does nothing before it is awaited, so the pause begins here.
            None => pause.await,
        }
        attempt += 1;
    }
}
