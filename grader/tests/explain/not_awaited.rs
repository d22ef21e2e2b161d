//! What the page on `not_awaited` asks of its example and of its mend.

use example::tea;
use testkit::{Code, check, expect, ms, timed};

/// The tea steeps for 100 ms
#[check]
async fn the_page_is_right() {
    expect("the tea is ready after", timed(tea()).await.took)
        .is(ms(100))
        .or(Code::TooEarly, "The page says why.");
}
