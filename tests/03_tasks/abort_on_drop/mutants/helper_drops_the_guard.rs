//! rejected by: join_gives_the_result (lost_result)
//! `into_task` consumes `self` and moves only the handle out of it, so the guard `_lead` is
//! dropped when the helper returns and aborts the task before `join` has waited for it. `join`
//! gives a cancelled `JoinError` at once instead of the result, the panic or a wait.

use tokio::task::{AbortHandle, JoinError, JoinHandle};

/// Aborts its task when it is dropped.
struct Lead(AbortHandle);

impl Drop for Lead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: JoinHandle<T>,
    _lead: Lead,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = tokio::spawn(future);
        let lead = Lead(handle.abort_handle());
        Self {
            handle,
            _lead: lead,
        }
    }

    /// Waits for the task's result.
    pub async fn join(self) -> Result<T, JoinError> {
        let task = self.into_task();
        task.await
    }

    fn into_task(self) -> JoinHandle<T> {
        self.handle
    }
}
