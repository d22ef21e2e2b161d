//! What the page on `needless_wait` asks of its example and of its mend.

use std::sync::atomic::{AtomicU32, Ordering};

use example::ping;
use testkit::{Code, check, expect, ms, timed};

/// Three signals take 100 ms
#[check]
async fn the_page_is_right() {
    let signals = AtomicU32::new(0);
    let took = timed(ping(|_| drop(signals.fetch_add(1, Ordering::Relaxed))))
        .await
        .took;
    expect("signals", signals.into_inner())
        .is(3)
        .or(Code::WrongValue, "The page says why.");
    expect("three signals take", took)
        .is(ms(100))
        .or(Code::NeedlessWait, "The page says why.");
}
