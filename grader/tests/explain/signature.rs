//! What the page on `signature` asks of its example and of its mend.

use example::greet;
use testkit::{Code, check, expect, timed};

/// It greets by name
#[check]
async fn the_page_is_right() {
    let name = String::from("Ada");
    let greeting: String = timed(greet(&name)).await.value;
    expect("the greeting", greeting)
        .is("Hello, Ada!".to_owned())
        .or(Code::WrongValue, "The page says why.");
}
