//! rejected by: every_text_is_kept_as_it_is (wrong_value)
//! Tells the two causes apart by a word, which a job may have written too.

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
        Err(error) if error.to_string().contains("cancelled") => Outcome::Cancelled,
        Err(error) => Outcome::Panicked(text_of(&*error.into_panic())),
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
