//! rejected by: a_panic_keeps_its_formatted_text (wrong_value)
//! Knows only the texts that stand in the program as they are.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    match handle.await.map_err(|error| error.try_into_panic()) {
        Ok(value) => Outcome::Done(value),
        Err(Ok(panic)) => {
            let text = panic.downcast_ref::<&str>().copied();
            Outcome::Panicked(text.unwrap_or("unknown").to_owned())
        }
        Err(Err(_)) => Outcome::Cancelled,
    }
}
