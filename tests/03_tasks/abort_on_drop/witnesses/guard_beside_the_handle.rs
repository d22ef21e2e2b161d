//! The guard is a field beside the handle, and `join` takes the two apart.

use tokio::task::{AbortHandle, JoinError, JoinHandle};

struct Lead(AbortHandle);

impl Drop for Lead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: JoinHandle<T>,
    lead: Lead,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = tokio::spawn(future);
        let lead = Lead(handle.abort_handle());
        Self { handle, lead }
    }

    /// Waits for the task's result.
    pub async fn join(self) -> Result<T, JoinError> {
        let Self { handle, lead } = self;
        let result = handle.await;
        drop(lead);
        result
    }
}
