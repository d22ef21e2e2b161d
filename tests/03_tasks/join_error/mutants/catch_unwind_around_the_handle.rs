//! rejected by: a_panic_keeps_its_text (wrong_value)
//! The code expects the job's panic to unwind through the `.await` of its handle like an
//! exception. Tokio catches it at the border of the task and gives it as `Err(JoinError)`, which
//! is taken for an abort here, so every panic is recorded as cancelled.

use std::{any::Any, panic::AssertUnwindSafe};

use futures::FutureExt;
use tokio::task::JoinHandle;

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
    // try { await handle } catch (panic) { ... }
    let caught = AssertUnwindSafe(handle).catch_unwind().await;
    match caught {
        Ok(Ok(number)) => Outcome::Done(number),
        Ok(Err(_)) => Outcome::Cancelled,
        Err(panic) => Outcome::Panicked(text_of(&*panic)),
    }
}

fn text_of(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        return (*text).to_owned();
    }
    match panic.downcast_ref::<String>() {
        Some(text) => text.clone(),
        None => "unknown".to_owned(),
    }
}
