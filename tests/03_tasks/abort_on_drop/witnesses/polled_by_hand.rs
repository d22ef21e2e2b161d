//! `join` polls the handle where it lies, behind an `Option` that is emptied at the end.

use std::{future::poll_fn, pin::Pin, task::ready};

use tokio::task::{JoinError, JoinHandle};

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    handle: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let handle = Some(tokio::spawn(future));
        Self { handle }
    }

    /// Waits for the task's result.
    pub async fn join(mut self) -> Result<T, JoinError> {
        poll_fn(move |context| {
            let handle = self.handle.as_mut().expect("not done before");
            let result = ready!(Pin::new(handle).poll(context));
            self.handle = None;
            result.into()
        })
        .await
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.abort();
        }
    }
}
