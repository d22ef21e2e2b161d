//! What the page on `lost_update` asks of its example and of its mend.

use std::sync::Mutex;

use example::pay_in;
use testkit::{Code, check, expect, timed};

/// Both payments are in the balance
#[check]
async fn the_page_is_right() {
    let balance = Mutex::new(0);
    timed(async { tokio::join!(pay_in(&balance, 10), pay_in(&balance, 5)) }).await;
    expect("the balance", balance.into_inner().expect("no panic"))
        .is(15)
        .or(Code::LostUpdate, "The page says why.");
}
