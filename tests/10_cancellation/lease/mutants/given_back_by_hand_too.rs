//! rejected by: the_lease_is_held_during_the_work (wrong_value)
//! The guard's `Drop` runs on every way out of the function, also on the normal one and not only
//! when the future is dropped. The explicit `give_back` behind the `.await` comes on top of it,
//! so finished work gives its connection back twice.

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

/// Runs a closure at the end, like `defer` in Go.
struct Defer<F: Fn()>(F);

impl<F: Fn()> Drop for Defer<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    // In case the call is given up or the work panics.
    let _on_failure = Defer(|| pool.give_back());
    let value = work.await;
    pool.give_back();
    value
}
