//! rejected by: a_panic_keeps_its_text (wrong_value)
//! Takes every error for an abort.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(_) => Outcome::Cancelled,
    }
}
