//! rejected by: a_panic_keeps_its_text (wrong_value)
//! Takes the error's own text, which says more than the panic did.

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
        Err(error) if error.is_panic() => Outcome::Panicked(error.to_string()),
        Err(_) => Outcome::Cancelled,
    }
}
