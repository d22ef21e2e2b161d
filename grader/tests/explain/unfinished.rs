//! What the page on `unfinished` asks of its example and of its mend.

use example::total;
use testkit::{Code, check, expect, timed};

/// The total holds the postage
#[check]
async fn the_page_is_right() {
    let total: u32 = timed(total()).await.value;
    expect("the total", total)
        .is(11)
        .or(Code::WrongValue, "The page says why.");
}
