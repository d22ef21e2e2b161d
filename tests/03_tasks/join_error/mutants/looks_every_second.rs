//! rejected by: a_finished_job_is_done (needless_wait)
//! Looks once a second whether the job has ended, and learns of it up to a second too late.

use std::{any::Any, time::Duration};

use tokio::{task::JoinHandle, time::sleep};

#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done(u32),
    Panicked(String),
    Cancelled,
}

pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    while !handle.is_finished() {
        sleep(Duration::from_secs(1)).await;
    }
    match handle.await {
        Ok(value) => Outcome::Done(value),
        Err(error) if error.is_panic() => Outcome::Panicked(text_of(&*error.into_panic())),
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
