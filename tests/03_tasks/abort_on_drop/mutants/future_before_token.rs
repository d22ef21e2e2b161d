//! rejected by: a_task_is_aborted_before_its_first_turn (not_cancelled)
//! Looks at its future before the token, so that the future gets one more turn after the drop.

use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::CancellationToken;

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    task: JoinHandle<Option<T>>,
    token: CancellationToken,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let token = CancellationToken::new();
        let stop = token.clone();
        let task = tokio::spawn(async move {
            tokio::select! {
                biased;
                value = future => Some(value),
                _ = stop.cancelled() => None,
            }
        });
        Self { task, token }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        let value = (&mut self.task).await?;
        Ok(value.expect("not cancelled while somebody waits"))
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.token.cancel();
    }
}
