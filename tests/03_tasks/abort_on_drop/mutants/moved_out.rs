//! rejected by: compiler (E0509)
//! Moves the handle out of a type that has a `Drop`.

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

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
