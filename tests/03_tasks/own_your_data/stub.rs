//! # A task owns its data
//!
//! A sign at a door greets guests by their name. The program that reads the guest's card calls
//! `start_greeting` and goes on with other things at once; the card, and the name on it, may be
//! gone by the next moment. The greeting itself is up to a task.
//!
//! `start_greeting` spawns that task and returns its handle. The task
//!
//! - sends the line `Hello, Ada!` (for the guest Ada) into `out`, `times` times,
//! - waits on Tokio's timer for 10 ms **before** each line: the lines come 10 ms, 20 ms, 30 ms …
//!   after the start,
//! - gives `name.len()` as its result, right after the last line; if `times` is 0, at once and
//!   without a line,
//! - is the only one that has `out`: when it is done, no sender is left, and the listener knows
//!   that no line will follow. Who aborts the handle ends the greeting.
//!
//! `start_greeting` is a plain function: it can't wait, and sends nothing itself. Somebody
//! listens at the other end of `out` all the time. Several guests may come at once, each with a
//! name, a number and a sign of their own, and a name may be any text.

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let _ = out;
    todo!("start a task that greets {name} {times} times")
}
