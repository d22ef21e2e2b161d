//! # One deadline for the whole loop
//!
//! A service collects log lines and sends them on in bundles: it takes whatever arrives within a
//! certain time, then a bundle goes out, however busy the channel is.
//!
//! Write `drain_for`, which fills one bundle:
//!
//! - It takes messages from the channel, in order, until `total` has passed since the call began,
//!   and returns what it has got. A message does not prolong the time.
//! - If the channel is closed and empty before that, it returns at once: nothing can come any
//!   more.
//! - The channel stays open. What is sent later waits in it for the next call.

use std::time::Duration;

use tokio::sync::mpsc;

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let _ = rx;
    todo!("collect messages for {total:?} in all")
}
