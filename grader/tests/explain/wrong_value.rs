//! What the page on `wrong_value` asks of its example and of its mend.

use example::order;
use testkit::{Code, check, expect, timed};

/// The price and the number of pieces come in this order
#[check]
async fn the_page_is_right() {
    let order: (u32, u32) = timed(order()).await.value;
    expect("the price and the pieces", order)
        .is((7, 3))
        .or(Code::WrongValue, "The page says why.");
}
