//! What the page on `swallowed_error` asks of its example and of its mend.

use example::save;
use testkit::{Code, Gauge, check, expect, ms, timed};

/// The caller hears of the error
#[check]
async fn the_page_is_right() {
    let full = Err("the disk is full".to_owned());
    let write = Gauge::new().work("write", ms(30), full.clone());
    let saved: Result<usize, String> = timed(save(write)).await.value;
    expect("what the caller gets", saved)
        .is(full)
        .or(Code::SwallowedError, "The page says why.");
}
