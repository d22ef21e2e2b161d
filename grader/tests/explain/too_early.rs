//! What the page on `too_early` asks of its example and of its mend.

use example::save;
use testkit::{Code, check, expect, ms, timed};

/// Everything is on the disk when the call returns
#[check]
async fn the_page_is_right() {
    let took = timed(save()).await.took;
    expect("it is saved after", took)
        .is(ms(40))
        .or(Code::TooEarly, "The page says why.");
}
