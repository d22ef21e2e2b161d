//! rejected by: join_gives_the_result (lost_result)
//! `join` aborts the task instead of waiting for it.

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

    pub async fn join(mut self) -> Result<T, JoinError> {
        self.handle.abort();
        (&mut self.handle).await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
