//! Asks for the abort first, and takes the box apart by value.

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

impl From<JoinError> for Outcome {
    fn from(error: JoinError) -> Self {
        if error.is_cancelled() {
            return Outcome::Cancelled;
        }
        let text = match error.into_panic().downcast::<String>() {
            Ok(text) => *text,
            Err(other) => match other.downcast::<&'static str>() {
                Ok(text) => text.to_string(),
                Err(_) => String::from("unknown"),
            },
        };
        Outcome::Panicked(text)
    }
}

/// Waits until the job has ended, and says how.
pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    handle.await.map_or_else(Outcome::from, Outcome::Done)
}
