//! rejected by: an_aborted_job_is_cancelled (wrong_value)
//! Records an abort as a panic without a text.

use tokio::task::JoinHandle;

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    let result = handle.await;
    match result.map_err(|error| error.try_into_panic().ok()) {
        Ok(value) => Outcome::Done(value),
        Err(panic) => {
            let text = panic.and_then(|panic| match panic.downcast::<&str>() {
                Ok(text) => Some((*text).to_owned()),
                Err(other) => other.downcast::<String>().ok().map(|text| *text),
            });
            Outcome::Panicked(text.unwrap_or_else(|| "unknown".to_owned()))
        }
    }
}
