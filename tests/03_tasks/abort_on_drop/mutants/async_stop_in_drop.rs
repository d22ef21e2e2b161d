//! rejected by: dropping_the_owner_aborts_the_task (not_awaited)
//! `Drop` calls the async method `stop` but can't await it, and `let _ =` throws the future away
//! unpolled. So the `abort` inside of `stop` never runs, and the dropped `JoinHandle` just
//! detaches the task.

use tokio::task::{JoinError, JoinHandle};

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: JoinHandle<T>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = tokio::spawn(future);
        Self { handle }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        let handle = &mut self.handle;
        handle.await
    }
}

impl<T> Guarded<T> {
    /// Stops the task, and waits until it is really gone.
    async fn stop(&mut self) {
        self.handle.abort();
        let _ = (&mut self.handle).await;
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}
