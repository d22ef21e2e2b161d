//! # Ask until it answers
//!
//! A deployment script has started a server and must not go on before the server answers. So it
//! sends a probe, and sends another one a little later if there was no answer.
//!
//! `wait_for` gets the probe as an async closure. `probe(1)` is the first attempt, `probe(2)` the
//! second, and so on; an attempt takes a while and gives `None` for "no answer yet".
//!
//! - Send the first probe at once.
//! - After each failure, pause for `every`, counted from the end of the failed attempt: with
//!   `every` = 100 ms and attempts that take 30 ms they begin at 0, 130, 260, 390 ms.
//! - The pause is counted on the clock of Tokio's timers. It may be as long as days; if it is
//!   zero, the next attempt begins in the same moment in which the last one failed.
//! - However long an attempt takes, wait for its answer: there is no time limit. Nor is there a
//!   limit on the number of attempts.
//! - Return an answer as soon as it is there, and send no probe after it.
//! - Several calls may be under way at the same time. None waits for another.

use std::time::Duration;

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let _ = probe;
    todo!("probe, and pause for {every:?} after each failure")
}
