//! rejected by: a_pause_follows_each_failure (blocked_thread)
//! `thread::sleep` blocks the whole thread instead of pausing this future: the runtime can't do
//! anything meanwhile, and its (virtual) clock stands still. On that clock the next attempt
//! begins without any pause.

use std::{thread, time::Duration};

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 0;
    loop {
        attempt += 1;
        let Some(answer) = probe(attempt).await else {
            thread::sleep(every);
            continue;
        };
        return answer;
    }
}
