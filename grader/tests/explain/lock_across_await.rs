//! What the page on `lock_across_await` asks of its example and of its mend.

use example::load;
use testkit::{Code, check, expect, ms, timed};
use tokio::sync::Mutex;

/// Two pages load at the same time
#[check]
async fn the_page_is_right() {
    let pages = Mutex::new(Vec::new());
    let both = timed(async { tokio::join!(load(&pages, 1), load(&pages, 2)) }).await;
    let mut pages: Vec<u32> = pages.into_inner();
    pages.sort_unstable();
    expect("the pages", pages)
        .is(vec![10, 20])
        .or(Code::LostResult, "The page says why.");
    expect("both are loaded after", both.took)
        .is(ms(100))
        .or(Code::LockAcrossAwait, "The page says why.");
}
