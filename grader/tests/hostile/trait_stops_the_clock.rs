//! expects: a_pause_follows_each_failure is failed (needless_wait)
//! in: 01_futures/wait_for
//! points: 2
//! Pauses too long everywhere, and brings a trait along that measures nothing.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 0;
    loop {
        attempt += 1;
        tokio::time::sleep(every * 3).await;
        if let Some(value) = probe(attempt).await {
            return value;
        }
        tokio::time::sleep(every * 3).await;
    }
}

#[expect(non_camel_case_types, reason = "that is the point")]
pub trait wait_for: Sized {
    fn as_millis(self) -> u128 {
        0
    }
}

impl wait_for for Duration {}
