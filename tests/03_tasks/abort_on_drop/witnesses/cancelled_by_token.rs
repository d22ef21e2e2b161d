//! No abort: a token that is cancelled with its guard ends the task from inside.

use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::{CancellationToken, DropGuard};

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: JoinHandle<Option<T>>,
    guard: DropGuard,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let token = CancellationToken::new();
        let guard = token.clone().drop_guard();
        let handle = tokio::spawn(async move {
            // `run_until_cancelled` would look at the future first.
            tokio::select! {
                biased;
                () = token.cancelled() => None,
                value = future => Some(value),
            }
        });
        Self { handle, guard }
    }

    /// Waits for the task's result.
    pub async fn join(self) -> Result<T, JoinError> {
        let ended = self.handle.await?;
        drop(self.guard);
        Ok(ended.expect("the guard is still there"))
    }
}
