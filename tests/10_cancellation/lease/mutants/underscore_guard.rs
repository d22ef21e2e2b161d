//! rejected by: the_lease_is_held_during_the_work (wrong_order)
//! `let _ =` binds nothing, so the guard is dropped in that very statement and the connection is
//! given back before the work is awaited. The work then runs without a connection.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Guard<'p>(&'p dyn Pool);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

fn acquire(pool: &dyn Pool) -> Guard<'_> {
    pool.take();
    Guard(pool)
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    let _ = acquire(pool);
    work.await
}
