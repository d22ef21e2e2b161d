//! What the page on `detached_task` asks of its example and of its mend.

use example::serve;
use testkit::{Code, alive, check, expect, settle, timed};

/// No task is left when the call returns
#[check]
async fn the_page_is_right() {
    let before = alive();
    timed(serve()).await;
    settle().await;
    expect("tasks that are left", alive() - before)
        .is(0)
        .or(Code::DetachedTask, "The page says why.");
}
