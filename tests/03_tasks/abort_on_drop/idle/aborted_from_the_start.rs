//! Keeps the future without polling it, and `join` gives the error of another task.

use std::pin::Pin;

use tokio::task::JoinError;

pub struct Guarded<T> {
    _future: Pin<Box<dyn Future<Output = T> + Send>>,
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            _future: Box::pin(future),
        }
    }

    pub async fn join(self) -> Result<T, JoinError> {
        let other = tokio::spawn(std::future::pending());
        other.abort();
        other.await
    }
}
