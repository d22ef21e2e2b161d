//! rejected by: a_panic_without_text_is_unknown (panicked)
//! A panic whose value is no text is thrown on with `resume_unwind`, as one would re-raise an
//! unknown exception. So the job's panic leaves the border of its task, and the one who awaits
//! `outcome` panics too instead of getting `Panicked("unknown")`.

use std::panic::resume_unwind;

use tokio::task::{JoinError, JoinHandle};

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
    handle.await.map_or_else(record_of, Outcome::Done)
}

fn record_of(error: JoinError) -> Outcome {
    match error.try_into_panic() {
        Ok(panic) => {
            let text = if let Some(text) = panic.downcast_ref::<String>() {
                text.clone()
            } else if let Some(text) = panic.downcast_ref::<&str>() {
                (*text).to_string()
            } else {
                // Not one of ours: throw it on.
                resume_unwind(panic)
            };
            Outcome::Panicked(text)
        }
        Err(_) => Outcome::Cancelled,
    }
}
