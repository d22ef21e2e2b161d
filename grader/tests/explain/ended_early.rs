//! What the page on `ended_early` asks of its example and of its mend.

use example::count;
use testkit::{Code, check, expect, timed};

/// Zero can't be halved
#[check]
async fn the_page_is_right() {
    let halvings: u32 = timed(count(0)).await.value;
    expect("halvings of 0", halvings)
        .is(0)
        .or(Code::WrongValue, "The page says why.");
}
