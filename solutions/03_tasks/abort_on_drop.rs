//! # A task that ends with its owner
//!
//! A task belongs to the runtime, not to the code that spawned it. The handle is only a way to
//! ask for its result; whoever wants the task to end with its owner has to say so in `Drop`.
//! Tokio's own `JoinSet` and tokio-util's `AbortOnDropHandle` do the same.

use tokio::task::{JoinError, JoinHandle};

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: JoinHandle<T>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            handle: tokio::spawn(future),
        }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        // Awaited by reference, so that the handle stays in `self` and `self` stays on guard: if
        // somebody drops the future of this `join`, `self` is dropped with it, and aborts. With
        // the handle moved out, nobody would.
        (&mut self.handle).await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        // A task that is done already is not harmed by this.
        self.handle.abort();
    }
}
