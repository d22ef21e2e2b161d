//! # How a task came to its end
//!
//! Tokio catches a panic at the border of its task: the runtime and all other tasks go on. The
//! panic's value travels to whoever awaits the handle, inside of a `JoinError`. If nobody does,
//! nobody but the reader of standard error ever learns of it.

use std::any::Any;

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
    match handle.await {
        Ok(value) => Outcome::Done(value),
        // `into_panic` itself panics if the task was aborted, so the question comes first.
        // `try_into_panic` asks and takes in one step.
        Err(error) if error.is_panic() => Outcome::Panicked(text_of(&*error.into_panic())),
        Err(_) => Outcome::Cancelled,
    }
}

/// What a panic said. Its value may be of any type: `panic!` with a plain text carries the text
/// as it stands in the program, and with something to fill in a `String` that was made for it.
fn text_of(panic: &(dyn Any + Send)) -> String {
    // The error's own `Display` holds the text too, but among words of its own.
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "unknown".to_owned()
    }
}
