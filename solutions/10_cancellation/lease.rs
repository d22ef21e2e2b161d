//! # Give it back, whatever happens
//!
//! Three ways lead out of an async function: its end, a panic, and the drop of its future while
//! it waits. The last one is silent. No error comes, no line after the `.await` runs, but what
//! the function holds in its variables is dropped, and `Drop` is code that runs on all three ways.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

/// A connection taken out of a pool, for as long as this value lives.
struct Lease<'a>(&'a dyn Pool);

impl<'a> Lease<'a> {
    /// Taking and guarding are one step, so that nothing can come in between.
    fn take(pool: &'a dyn Pool) -> Self {
        pool.take();
        Self(pool)
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        // `drop` is not async: what it does has to be possible without waiting.
        self.0.give_back();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    // The name matters. `let _ = …` binds nothing, so the lease would be dropped right here;
    // `_lease` keeps it until the end of the block.
    let _lease = Lease::take(pool);
    work.await
}
