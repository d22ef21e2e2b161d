//! rejected by: every_text_is_kept_as_it_is (wrong_value)
//! Keeps the first line of the text, without the spaces around it.

use std::any::Any;

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
            let text = text_of(&*error.into_panic());
            Outcome::Panicked(text.lines().next().unwrap_or_default().trim().to_owned())
        }
        Err(_) => Outcome::Cancelled,
    }
}

fn text_of(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "unknown".to_owned()
    }
}
