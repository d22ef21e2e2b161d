//! A task of its own in a `JoinSet` waits for the job.

use std::any::Any;

use tokio::task::{JoinHandle, JoinSet};

/// How a job ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The job gave this number.
    Done(u32),
    /// The job panicked with this text.
    Panicked(String),
    /// The job was aborted.
    Cancelled,
}

/// Waits until the job has ended, and says how.
pub async fn outcome(handle: JoinHandle<u32>) -> Outcome {
    let mut tasks = JoinSet::new();
    tasks.spawn(handle);
    let ended = tasks
        .join_next()
        .await
        .expect("one task")
        .expect("it only waits");
    match ended {
        Ok(number) => Outcome::Done(number),
        Err(error) => match error.try_into_panic() {
            Ok(panic) => Outcome::Panicked(text_of(&*panic)),
            Err(_) => Outcome::Cancelled,
        },
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
