//! A plain function that maps the handle, with `try_into_panic`.

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
pub fn outcome(handle: JoinHandle<u32>) -> impl Future<Output = Outcome> {
    handle.map(
        |ended| match ended.map_err(|error| error.try_into_panic()) {
            Ok(number) => Outcome::Done(number),
            Err(Err(_cancelled)) => Outcome::Cancelled,
            Err(Ok(panic)) => {
                let fixed = panic
                    .downcast_ref::<&'static str>()
                    .map(ToString::to_string);
                let made = || panic.downcast_ref::<String>().cloned();
                Outcome::Panicked(fixed.or_else(made).unwrap_or_else(|| "unknown".into()))
            }
        },
    )
}
