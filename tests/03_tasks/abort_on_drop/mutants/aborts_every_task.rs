//! rejected by: a_task_is_aborted_before_its_first_turn (wrongly_cancelled)
//! Keeps all tasks in one list, and aborts them all when one owner goes.

use std::sync::Mutex;

use tokio::task::{AbortHandle, JoinError, JoinHandle};

static TASKS: Mutex<Vec<AbortHandle>> = Mutex::new(Vec::new());

pub struct Guarded<T> {
    handle: JoinHandle<T>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = tokio::spawn(future);
        TASKS.lock().unwrap().push(handle.abort_handle());
        Self { handle }
    }

    pub async fn join(mut self) -> Result<T, JoinError> {
        (&mut self.handle).await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        for task in TASKS.lock().unwrap().drain(..) {
            task.abort();
        }
    }
}
