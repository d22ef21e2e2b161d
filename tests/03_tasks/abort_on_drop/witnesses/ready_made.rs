//! The handle of tokio-util that does just this, and a `join` that is no `async fn`.

use tokio::task::JoinError;
use tokio_util::task::AbortOnDropHandle;

/// A task that is aborted when its owner goes.
pub struct Guarded<T>(AbortOnDropHandle<T>);

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn<F>(future: F) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        Self(AbortOnDropHandle::new(tokio::spawn(future)))
    }

    /// Waits for the task's result.
    pub fn join(self) -> impl Future<Output = Result<T, JoinError>> {
        self.0
    }
}
