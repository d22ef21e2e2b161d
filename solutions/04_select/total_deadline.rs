//! # One deadline for the whole loop
//!
//! The timer is made once and polled in every round. A `sleep` fixes its end when it is made, so
//! it makes no difference how often it is polled, and by whom. One that is made inside of the loop
//! is a new timer each time: the messages would push the end before them.

use std::time::Duration;

use tokio::{select, sync::mpsc, time::sleep};

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    // `select!` gets a reference to the timer, so that the next round can go on with it. A future
    // may only be polled through a reference if it can't move any more: that is what `pin!` does.
    let deadline = sleep(total);
    tokio::pin!(deadline);
    let mut items = Vec::new();
    loop {
        // `recv` loses nothing when `select!` drops it: a message is either returned or still in
        // the channel. Not every future is so patient; its documentation says "cancel safe".
        select! {
            item = rx.recv() => match item {
                Some(item) => items.push(item),
                None => return items,
            },
            () = &mut deadline => return items,
        }
    }
    // Just as good: `timeout` around the whole loop, as long as `items` lives outside of what it
    // drops; or `timeout_at` in each round, with one `Instant` for them all.
}
