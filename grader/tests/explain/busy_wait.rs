//! What the page on `busy_wait` asks of its example and of its mend.

use example::until_done;
use testkit::{check, ms, timed, unrecorded};
use tokio::{sync::watch, task::spawn, time::sleep};

/// It waits without asking again and again
#[check]
async fn the_page_is_right() {
    let (sender, mut done) = watch::channel(false);
    unrecorded(|| {
        spawn(async move {
            sleep(ms(30)).await;
            sender.send_replace(true);
        })
    });
    timed(until_done(&mut done)).await;
}
