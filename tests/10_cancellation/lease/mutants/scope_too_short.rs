//! rejected by: the_lease_is_held_during_the_work (wrong_order)
//! The guard's block ends before the work begins.

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

struct Lease<'a>(&'a dyn Pool);

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    {
        pool.take();
        let _lease = Lease(pool);
    }
    work.await
}
