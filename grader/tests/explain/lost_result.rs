//! What the page on `lost_result` asks of its example and of its mend.

use example::pass_on;
use testkit::{Code, check, expect, timed};

/// Every number arrives
#[check]
async fn the_page_is_right() {
    let numbers: Vec<u32> = timed(pass_on(vec![4, 7, 9])).await.value;
    expect("the numbers", numbers)
        .is(vec![4, 7, 9])
        .or(Code::LostResult, "The page says why.");
}
