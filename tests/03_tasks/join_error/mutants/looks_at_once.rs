//! rejected by: a_finished_job_is_done (too_early)
//! Asks whether the task is done instead of waiting until it is.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    if !handle.is_finished() {
        return Outcome::Cancelled;
    }
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(error) => Outcome::Panicked(error.to_string()),
    }
}
