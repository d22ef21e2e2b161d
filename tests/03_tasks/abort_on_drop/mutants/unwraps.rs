//! rejected by: a_panic_comes_out_of_join_as_an_error (panicked)
//! Unwraps the task's result: the task's panic becomes the caller's own.

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
        Ok((&mut self.handle).await.unwrap())
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
