//! # Give it back, whatever happens
//!
//! A service has a handful of database connections for all of its requests. Whoever needs one
//! takes it out of the pool and gives it back afterwards. A connection that isn't given back is
//! lost for good, and once the pool is empty the whole service stands still.
//!
//! Write `with_lease`, which runs some work while it holds a connection:
//!
//! - It takes a connection, exactly one, before the work starts, and holds it for as long as the
//!   work runs, however long that is.
//! - It gives the connection back exactly once, as soon as the work is over, however that comes
//!   about: the work is done, the call is given up half-way (somebody drops its future), or the
//!   work panics. The panic then goes on to the caller.
//! - A call that is given up before its first poll has not begun: it takes nothing, and gives
//!   nothing back.
//!
//! Several calls may be under way at the same time, in one pool or in several; each has a
//! connection of its own. Add whatever types you need.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    let _ = (pool, work);
    todo!("run the work with a connection, and give that back")
}
