//! No `async` at all: the lease is made lazily, and lies in the closure that hands the value on.

use futures::{FutureExt, future::lazy};

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Lease<'a> {
    pool: &'a dyn Pool,
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.pool.give_back();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> impl Future<Output = T> {
    let leased = lazy(move |_| {
        pool.take();
        Lease { pool }
    });
    leased.then(|lease| work.inspect(move |_| drop(lease)))
}
