//! Throws the job's panic on, and catches it in the same function.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;
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
    let ended = async {
        match handle.await {
            Ok(number) => Some(number),
            Err(error) if error.is_panic() => resume_unwind(error.into_panic()),
            Err(_) => None,
        }
    };
    match AssertUnwindSafe(ended).catch_unwind().await {
        Ok(Some(number)) => Outcome::Done(number),
        Ok(None) => Outcome::Cancelled,
        Err(panic) => {
            let mut text = "unknown".to_owned();
            if panic.is::<String>() {
                text.clone_from(panic.downcast_ref().unwrap());
            } else if panic.is::<&'static str>() {
                text = panic.downcast_ref::<&str>().unwrap().to_string();
            }
            Outcome::Panicked(text)
        }
    }
}
