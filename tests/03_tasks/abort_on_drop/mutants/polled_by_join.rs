//! rejected by: the_task_runs_without_join (not_awaited)
//! Keeps the future and runs it in `join`: no task, so nothing runs before.

use std::pin::Pin;

use tokio::task::JoinError;

pub struct Guarded<T> {
    future: Pin<Box<dyn Future<Output = T> + Send>>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            future: Box::pin(future),
        }
    }

    pub async fn join(self) -> Result<T, JoinError> {
        Ok(self.future.await)
    }
}
