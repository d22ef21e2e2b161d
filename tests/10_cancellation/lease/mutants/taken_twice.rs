//! rejected by: the_lease_is_held_during_the_work (wrong_value)
//! Takes a connection by hand, and the guard takes one of its own.

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

struct Lease<'a>(&'a dyn Pool);

impl<'a> Lease<'a> {
    fn new(pool: &'a dyn Pool) -> Self {
        pool.take();
        Self(pool)
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let _lease = Lease::new(pool);
    work.await
}
