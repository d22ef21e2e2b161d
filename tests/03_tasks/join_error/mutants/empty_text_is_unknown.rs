//! rejected by: every_text_is_kept_as_it_is (wrong_value)
//! Takes an empty text for none.

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
            let panic = error.into_panic();
            let mut text = String::new();
            if let Some(fixed) = panic.downcast_ref::<&str>() {
                text.push_str(fixed);
            } else if let Some(made) = panic.downcast_ref::<String>() {
                text.push_str(made);
            }
            if text.is_empty() {
                text.push_str("unknown");
            }
            Outcome::Panicked(text)
        }
        Err(_) => Outcome::Cancelled,
    }
}
