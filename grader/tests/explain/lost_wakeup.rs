//! What the page on `lost_wakeup` asks of its example and of its mend.

use example::meet;
use testkit::{Code, check, timed};

/// The two meet
#[check]
async fn the_page_is_right() {
    timed(meet())
        .or_stuck(Code::LostWakeup, "The page says why.")
        .await;
}
