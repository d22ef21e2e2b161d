//! rejected by: a_panic_without_text_is_unknown (panicked)
//! Takes it for granted that every panic carries a text.

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
        Err(error) if error.is_panic() => {
            let text = match error.into_panic().downcast::<&str>() {
                Ok(text) => (*text).to_owned(),
                Err(other) => *other.downcast::<String>().expect("a text"),
            };
            Outcome::Panicked(text)
        }
        Err(_) => Outcome::Cancelled,
    }
}
