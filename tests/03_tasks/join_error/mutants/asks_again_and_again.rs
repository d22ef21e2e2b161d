//! rejected by: a_finished_job_is_done (busy_wait)
//! Asks without end whether the task is done.

use tokio::task::{JoinHandle, yield_now};

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    while !handle.is_finished() {
        yield_now().await;
    }
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(_) => Outcome::Cancelled,
    }
}
