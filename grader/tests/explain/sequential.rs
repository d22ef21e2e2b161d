//! What the page on `sequential` asks of its example and of its mend.

use example::dashboard;
use testkit::{Code, check, expect, ms, timed};

/// Both requests run at the same time
#[check]
async fn the_page_is_right() {
    expect(
        "the dashboard is ready after",
        timed(dashboard()).await.took,
    )
    .is(ms(100))
    .or(Code::Sequential, "The page says why.");
}
