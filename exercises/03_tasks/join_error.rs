//! # How a task came to its end
//!
//! A job server runs each job as a task and keeps a record of how it ended. A job that panics
//! must not take the server down with it, and its record has to say what went wrong.
//!
//! `outcome` waits for a job's task, however long that takes, and says how it ended. If it has
//! ended already, it says so at once.
//!
//! - It came to its end: `Done`, with the number that it gave. That holds for a job too that
//!   was aborted only after its end.
//! - It panicked: `Panicked`, with the text of the panic exactly as the job wrote it, whether
//!   that was `panic!("out of paper")` or `panic!("page {n} is missing")`: every letter, quote
//!   and line break, and an empty text too. A panic may also carry a value that is neither a
//!   `&'static str` nor a `String` (`std::panic::panic_any(404)`); its text is `unknown`.
//! - It was aborted: `Cancelled`, also if that was before its first turn.

use tokio::task::JoinHandle;

/// How a job ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The job gave this number.
    Done(u32),
    /// The job panicked with this text.
    Panicked(String),
    /// The job was aborted.
    Cancelled,
}

/// Waits until the job has ended, and says how.
pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    todo!("wait for task {} and say how it ended", handle.id())
}
