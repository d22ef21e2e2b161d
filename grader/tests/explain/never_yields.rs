//! What the page on `never_yields` asks of its example and of its mend.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use example::until_done;
use testkit::{check, ms, timed, unrecorded};
use tokio::{task::spawn, time::sleep};

/// It lets others run while it waits
#[check]
async fn the_page_is_right() {
    let done = Arc::new(AtomicBool::new(false));
    let sets = Arc::clone(&done);
    unrecorded(|| {
        spawn(async move {
            sleep(ms(32)).await;
            sets.store(true, Ordering::Release);
        })
    });
    timed(until_done(&done)).await;
}
