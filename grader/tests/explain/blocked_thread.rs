//! What the page on `blocked_thread` asks of its example and of its mend.

use example::breakfast;
use testkit::{Code, check, expect, ms, timed};

/// Breakfast is ready after 100 ms
#[check]
async fn the_page_is_right() {
    expect("breakfast is ready after", timed(breakfast()).await.took)
        .is(ms(100))
        .or(Code::Sequential, "The page says why.");
}
