//! expects: did_not_compile (signature)
//! in: 03_tasks/abort_on_drop
//! A trait in the place of the task's type, with methods for the suite's gauge.

use std::pin::Pin;

use tokio::task::JoinError;

pub trait Guarded: Sized {
    fn spawn<T: Send + 'static>(self) -> Kept<T>
    where
        Self: Future<Output = T> + Send + 'static,
    {
        Kept(Box::pin(self))
    }
    fn cancelled(self) -> usize {
        1
    }
    fn finished(self) -> usize {
        1
    }
}

impl<T> Guarded for T {}

pub struct Kept<T>(Pin<Box<dyn Future<Output = T> + Send>>);

impl<T> Kept<T> {
    pub async fn join(self) -> Result<T, JoinError> {
        Ok(self.0.await)
    }
}
