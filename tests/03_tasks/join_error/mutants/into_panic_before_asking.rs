//! rejected by: an_aborted_job_is_cancelled (panicked)
//! `into_panic` is called on every `JoinError`, and only afterwards the code looks whether the
//! task was cancelled. The error of an aborted task holds no panic, and `into_panic` itself
//! panics on it.

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
    let error = match handle.await {
        Ok(number) => return Outcome::Done(number),
        Err(error) => error,
    };

    let aborted = error.is_cancelled();
    let text = text_of(error.into_panic());

    if aborted {
        Outcome::Cancelled
    } else {
        Outcome::Panicked(text)
    }
}

fn text_of(panic: Box<dyn Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => match panic.downcast::<&'static str>() {
            Ok(text) => (*text).to_owned(),
            Err(_) => "unknown".to_owned(),
        },
    }
}
