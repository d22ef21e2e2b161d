//! rejected by: dropping_the_owner_aborts_the_task (detached_task)
//! Nothing happens on drop: the handle detaches its task.

use tokio::task::{JoinError, JoinHandle};

pub struct Guarded<T> {
    handle: JoinHandle<T>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            handle: tokio::spawn(future),
        }
    }

    pub async fn join(self) -> Result<T, JoinError> {
        self.handle.await
    }
}
