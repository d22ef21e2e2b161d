//! What the page on `wrong_thread` asks of its example and of its mend.

use example::checksum;
use testkit::{Code, check, expect, on_check_thread, timed};

/// The sum is computed on another thread
#[check]
async fn the_page_is_right() {
    let on_runtimes_thread: u64 = timed(checksum(|| u64::from(on_check_thread()))).await.value;
    expect("sums on the runtime's thread", on_runtimes_thread)
        .is(0)
        .or(Code::WrongThread, "The page says why.");
}
