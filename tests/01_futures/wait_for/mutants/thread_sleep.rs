//! rejected by: a_pause_follows_each_failure (blocked_thread)
//! Puts the thread to sleep, and the runtime's clock with it.

use std::{thread, time::Duration};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        thread::sleep(every);
    }
}
