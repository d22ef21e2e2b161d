//! Type parameters with names, bounds in a `where`, and a guard that is dropped by name.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Connection<'pool> {
    pool: &'pool dyn Pool,
}

impl<'pool> From<&'pool dyn Pool> for Connection<'pool> {
    fn from(pool: &'pool dyn Pool) -> Self {
        pool.take();
        Connection { pool }
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        self.pool.give_back();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<'pool, T, W>(pool: &'pool dyn Pool, work: W) -> T
where
    W: Future<Output = T>,
{
    let connection = Connection::from(pool);
    let mut work = std::pin::pin!(work);
    let value = work.as_mut().await;
    drop(connection);
    value
}
