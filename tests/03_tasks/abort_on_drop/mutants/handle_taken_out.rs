//! rejected by: giving_up_join_aborts_the_task (detached_task)
//! `join` takes the handle out of `self`, and nobody guards the task any more.

use tokio::task::{JoinError, JoinHandle};

pub struct Guarded<T> {
    handle: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            handle: Some(tokio::spawn(future)),
        }
    }

    pub async fn join(mut self) -> Result<T, JoinError> {
        let handle = self.handle.take().expect("taken once");
        handle.await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if let Some(handle) = &self.handle {
            handle.abort();
        }
    }
}
