//! rejected by: the_task_runs_without_join (not_awaited)
//! `spawn` only puts the future into a box, and `tokio::spawn` is called no earlier than in
//! `join`. Without a `join` there is no task and nobody polls the future, so the work never
//! starts.

use std::pin::Pin;

use tokio::task::{AbortHandle, JoinError};

type Job<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    job: Option<Job<T>>,
    running: Option<AbortHandle>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            job: Some(Box::pin(future)),
            running: None,
        }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        let job = self.job.take().expect("join is called only once");
        let handle = tokio::spawn(job);
        self.running = Some(handle.abort_handle());
        handle.await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.abort();
        }
    }
}
