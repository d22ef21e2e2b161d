//! rejected by: a_job_may_take_days (too_early)
//! Makes up a limit, and takes a job that needs longer for an aborted one.

use std::{any::Any, time::Duration};

use tokio::{task::JoinHandle, time::timeout};

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    match timeout(Duration::from_secs(600), handle).await {
        Ok(Ok(value)) => Outcome::Done(value),
        Ok(Err(error)) if error.is_panic() => Outcome::Panicked(text_of(&*error.into_panic())),
        _ => Outcome::Cancelled,
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
