//! Catches the panic, gives back by hand where it can, and throws the panic on; a guard is there
//! for a dropped future alone.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct OnDrop<'a>(Option<&'a dyn Pool>);

impl Drop for OnDrop<'_> {
    fn drop(&mut self) {
        if let Some(pool) = self.0 {
            pool.give_back();
        }
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let mut cut_off = OnDrop(Some(pool));
    let ended = AssertUnwindSafe(work).catch_unwind().await;
    cut_off.0 = None;
    pool.give_back();
    match ended {
        Ok(value) => value,
        Err(panic) => resume_unwind(panic),
    }
}
