//! # A task that ends with its owner
//!
//! A screen of an app loads its data in a task of its own. When the user leaves the screen, the
//! loading has to stop: nobody will look at the result any more. But dropping a `JoinHandle`
//! does not stop its task; the task is *detached* and goes on by itself.
//!
//! Write `Guarded`, a handle that keeps its task on a lead:
//!
//! - `spawn` starts the future as a task.
//! - `join` waits for the task, however long that takes, and returns what `JoinHandle` would have
//!   returned.
//! - Whenever a `Guarded` is dropped while its task is running, or has not had its first turn yet,
//!   the task is aborted: its future is not polled any more, and the task is gone at its next
//!   turn. That includes a `join` that is given up half-way, `timeout(limit, guarded.join())`, and
//!   one that is dropped before its first poll.
//! - To drop a `Guarded` whose task has ended does nothing.
//!
//! Each `Guarded` has to do with its own task only. Add the fields and the `impl Drop` that you
//! need.

use std::marker::PhantomData;

use tokio::task::JoinError;

/// A task that is aborted when its owner goes.
pub struct Guarded<T> {
    task: PhantomData<T>,
}

impl<T: Send + 'static> Guarded<T> {
    /// Starts `future` as a task.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let _task = future;
        todo!("start the task and keep its handle")
    }

    /// Waits for the task's result.
    pub async fn join(self) -> Result<T, JoinError> {
        todo!("wait for the task")
    }
}
