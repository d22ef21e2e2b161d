//! rejected by: a_finished_job_is_done (blocked_thread)
//! The function waits for the task with `is_finished` and `std::thread::sleep` in a loop, as one
//! would for a thread. It never gives the runtime's only thread back, so the task that it waits
//! for is never polled and the loop never ends.

use std::{thread, time::Duration};

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
    while !handle.is_finished() {
        thread::sleep(Duration::from_millis(1));
    }

    match handle.await {
        Ok(number) => Outcome::Done(number),
        Err(error) if error.is_cancelled() => Outcome::Cancelled,
        Err(error) => {
            let panic = error.into_panic();
            let text = panic
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "unknown".to_owned());
            Outcome::Panicked(text)
        }
    }
}
