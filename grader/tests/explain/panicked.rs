//! What the page on `panicked` asks of its example and of its mend.

use example::first;
use testkit::{Code, check, expect, timed};

/// There is no first answer in an empty list
#[check]
async fn the_page_is_right() {
    let answer: Option<u32> = timed(first(&[])).await.value;
    expect("the first answer", answer)
        .is(None)
        .or(Code::WrongValue, "The page says why.");
}
