//! rejected by: join_gives_the_result (panicked)
//! `join` blocks the thread, and the task would have to run on that thread.

use tokio::{
    runtime::Handle,
    task::{JoinError, JoinHandle},
};

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
        Handle::current().block_on(&mut self.handle)
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
