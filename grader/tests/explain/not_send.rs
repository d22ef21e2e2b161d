//! What the page on `not_send` asks of its example and of its mend.

use example::greet;
use testkit::{Code, check, expect, is_send};

/// The future can be spawned
#[check]
async fn the_page_is_right() {
    let send = is_send!(greet());
    expect("whether the future can move between threads", send)
        .is(true)
        .or(Code::NotSend, "The page says why.");
}
