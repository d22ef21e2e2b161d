//! rejected by: giving_up_gives_it_back (wrongly_cancelled)
//! The connection is given back by a line behind the `.await`. When the future is dropped while
//! it waits, or the work panics, that line never runs, and as `Lease` has no `Drop` nothing else
//! gives the connection back.

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

impl<'a> Lease<'a> {
    fn new(pool: &'a dyn Pool) -> Self {
        pool.take();
        Lease { pool }
    }

    fn release(self) {
        self.pool.give_back();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    let lease = Lease::new(pool);
    let value = work.await;
    lease.release();
    value
}
