//! rejected by: a_panic_without_text_is_unknown (wrong_value)
//! Makes a text of a number, as the example has one.

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
            let panic = error.into_panic();
            match panic.downcast_ref::<i32>() {
                Some(number) => Outcome::Panicked(number.to_string()),
                None => Outcome::Panicked(text_of(&*panic)),
            }
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
