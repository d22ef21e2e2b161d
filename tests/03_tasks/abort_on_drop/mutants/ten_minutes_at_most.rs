//! rejected by: each_of_many_owners_has_its_own_task (lost_result)
//! Makes up a limit: `join` aborts a task that needs longer than ten minutes.

use std::time::Duration;

use tokio::{
    task::{JoinError, JoinHandle},
    time::timeout,
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
        match timeout(Duration::from_secs(600), &mut self.handle).await {
            Ok(joined) => joined,
            Err(_) => {
                self.handle.abort();
                (&mut self.handle).await
            }
        }
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
