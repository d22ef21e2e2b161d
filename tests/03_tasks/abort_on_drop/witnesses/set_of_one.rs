//! A `JoinSet` with a single task, which the set aborts when it is dropped.

use tokio::task::{JoinError, JoinSet};

/// A task that is aborted when its owner goes.
pub struct Guarded<T: 'static> {
    tasks: JoinSet<T>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let mut tasks = JoinSet::new();
        tasks.spawn(future);
        Self { tasks }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        self.tasks.join_next().await.expect("the set has one task")
    }
}
