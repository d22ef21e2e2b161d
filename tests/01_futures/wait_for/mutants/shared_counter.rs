//! rejected by: nobody_gives_up_before_the_answer (wrong_value)
//! Counts the attempts of all calls in one counter.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use tokio::time::sleep;

static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    loop {
        let attempt = ATTEMPTS.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        sleep(every).await;
    }
}
