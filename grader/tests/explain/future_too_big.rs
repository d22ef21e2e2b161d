//! What the page on `future_too_big` asks of its example and of its mend.

use example::read;
use testkit::{Code, check, expect};

/// The future takes at most 1 KiB
#[check]
async fn the_page_is_right() {
    expect("bytes of the future", size_of_val(&read()))
        .at_most(1024)
        .or(Code::FutureTooBig, "The page says why.");
}
