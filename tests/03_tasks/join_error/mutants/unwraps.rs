//! rejected by: a_panic_keeps_its_text (panicked)
//! Unwraps: the task's panic becomes the caller's own.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    Outcome::Done(handle.await.unwrap())
}
