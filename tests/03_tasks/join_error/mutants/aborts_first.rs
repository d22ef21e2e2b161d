//! rejected by: a_finished_job_is_done (too_early)
//! Stops the task in order to learn how it ended.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    handle.abort();
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(error) if error.is_cancelled() => Outcome::Cancelled,
        Err(error) => Outcome::Panicked(error.to_string()),
    }
}
