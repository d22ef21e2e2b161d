//! rejected by: a_task_is_aborted_before_its_first_turn (detached_task)
//! Takes the handle out in the call of `join`, and guards it only when that future is polled.

use tokio::task::{AbortHandle, JoinError, JoinHandle};

pub struct Guarded<T> {
    handle: Option<JoinHandle<T>>,
}

struct Lead(AbortHandle);

impl Drop for Lead {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        Self {
            handle: Some(tokio::spawn(future)),
        }
    }

    pub fn join(mut self) -> impl Future<Output = Result<T, JoinError>> {
        let handle = self.handle.take().expect("taken once");
        async move {
            let _lead = Lead(handle.abort_handle());
            handle.await
        }
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        if let Some(handle) = &self.handle {
            handle.abort();
        }
    }
}
