//! rejected by: a_panic_gives_it_back (lost_result)
//! When the work panics inside of the poll, the future's variables are dropped while the panic
//! unwinds, and just then this `Drop` returns early because `thread::panicking()` is true. Nobody
//! else gives the connection back, so after a panic it is lost.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Connection<'a> {
    pool: &'a dyn Pool,
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        // Don't touch the pool in the middle of a panic: another one would abort the process.
        if std::thread::panicking() {
            return;
        }
        self.pool.give_back();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let connection = Connection { pool };
    let value = work.await;
    drop(connection);
    value
}
