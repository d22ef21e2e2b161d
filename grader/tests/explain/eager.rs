//! What the page on `eager` asks of its example and of its mend.

use example::coffee;
use testkit::{Code, check, expect, ms, settle, timed};
use tokio::time::advance;

/// Nothing runs before the coffee is awaited
#[check]
async fn the_page_is_right() {
    let coffee = coffee();
    for millis in [0, 20, 10] {
        advance(ms(millis)).await;
        settle().await;
    }
    expect("from its first poll on, it takes", timed(coffee).await.took)
        .is(ms(60))
        .or(Code::Eager, "The page says why.");
}
