//! rejected by: dropping_the_owner_aborts_the_task (detached_task)
//! Does nothing while a panic is under way, so an owner that fails leaves its task behind.

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
        (&mut self.handle).await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.handle.abort();
        }
    }
}
