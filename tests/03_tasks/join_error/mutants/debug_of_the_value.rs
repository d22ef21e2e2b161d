//! rejected by: a_panic_keeps_its_text (wrong_value)
//! Prints the panic's value, which shows itself as `Any { .. }`.

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
        Err(error) if error.is_panic() => Outcome::Panicked(format!("{:?}", error.into_panic())),
        Err(_) => Outcome::Cancelled,
    }
}
