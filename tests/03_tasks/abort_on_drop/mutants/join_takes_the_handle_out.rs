//! rejected by: giving_up_join_aborts_the_task (detached_task)
//! `join` takes the handle out of `self` before it awaits it. If the future of `join` is dropped
//! half-way, `Drop` finds `None` and aborts nothing, while the dropped `JoinHandle` only detaches
//! the task, which goes on.

use tokio::task::{JoinError, JoinHandle};

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = Some(tokio::spawn(future));
        Self { handle }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        match self.handle.take() {
            Some(handle) => handle.await,
            None => unreachable!("only join takes the handle, and only once"),
        }
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if let Some(handle) = &self.handle {
            handle.abort();
        }
    }
}
