//! What the page on `deadlock` asks of its example and of its mend.

use example::sum;
use testkit::{Code, check, expect, timed};

/// The sum of both numbers comes back
#[check]
async fn the_page_is_right() {
    let sum: u64 = timed(sum()).await.value;
    expect("the sum", sum)
        .is(3)
        .or(Code::WrongValue, "The page says why.");
}
