//! What the page on `wrong_order` asks of its example and of its mend.

use std::sync::Mutex;

use example::publish;
use testkit::{Code, check, expect, timed};

/// It is saved before anybody is told
#[check]
async fn the_page_is_right() {
    let log = Mutex::new(Vec::new());
    timed(publish(&log)).await;
    let log: Vec<String> = log.into_inner().expect("no panic");
    expect("the log", log)
        .is(vec!["save".to_owned(), "notify".to_owned()])
        .or(Code::WrongOrder, "The page says why.");
}
