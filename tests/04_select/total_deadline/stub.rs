//! # One deadline for the whole loop
//!
//! A service collects log lines and sends them on in bundles: it takes whatever arrives within a
//! certain time, then a bundle goes out, however busy the channel is.
//!
//! Write `drain_for`, which fills one bundle:
//!
//! - It takes messages from the channel, in order, until `total` has passed since the call's first
//!   poll, and returns what it has got, which may be nothing. The time is that of Tokio's clock
//!   (`tokio::time`), and a message does not prolong it.
//! - A bundle holds as many messages as come in time, those that lie in the channel already
//!   included.
//! - If the channel is closed and empty before the time is up, it returns at once: nothing can
//!   come any more.
//! - The channel stays open. What is sent later waits in it for the next call.
//! - A message that is there in the very moment in which the time is up may go into this bundle or
//!   wait for the next call, but is never lost. With a `total` of zero that holds for every
//!   message.

use std::time::Duration;

use tokio::sync::mpsc;

/// The messages that arrive within `total`.
pub async fn drain_for<T>(rx: &mut mpsc::Receiver<T>, total: Duration) -> Vec<T> {
    let _ = rx;
    todo!("collect messages for {total:?} in all")
}
