//! rejected by: a_task_is_aborted_before_its_first_turn (detached_task)
//! Stops the task by a `Notify`, and a task without a turn so far does not listen yet.

use std::sync::Arc;

use tokio::{
    sync::Notify,
    task::{JoinError, JoinHandle},
};

pub struct Guarded<T> {
    handle: JoinHandle<Option<T>>,
    stop: Arc<Notify>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let stop = Arc::new(Notify::new());
        let stopped = Arc::clone(&stop);
        let handle = tokio::spawn(async move {
            tokio::select! {
                biased;
                () = stopped.notified() => None,
                value = future => Some(value),
            }
        });
        Self { handle, stop }
    }

    pub async fn join(mut self) -> Result<T, JoinError> {
        let value = (&mut self.handle).await?;
        Ok(value.expect("not stopped before"))
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.stop.notify_waiters();
    }
}
