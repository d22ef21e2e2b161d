//! rejected by: giving_up_gives_it_back (not_cancelled)
//! Leaks the work in order to pin it, so it is not dropped with the call.

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
    pool.take();
    let _lease = Lease(pool);
    Box::leak(Box::new(Box::pin(work))).await
}
