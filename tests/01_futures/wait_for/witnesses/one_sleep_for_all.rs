//! Makes one sleep, and resets it after each failure.

use std::{pin::pin, time::Duration};

use tokio::time::{Instant, sleep};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut pause = pin!(sleep(Duration::ZERO));
    let mut attempt = 1;
    loop {
        match probe(attempt).await {
            Some(answer) => return answer,
            None => attempt += 1,
        }
        pause.as_mut().reset(Instant::now() + every);
        pause.as_mut().await;
    }
}
