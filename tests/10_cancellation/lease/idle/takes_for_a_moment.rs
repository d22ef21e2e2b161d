//! Takes a connection and gives it back before the work, which then runs without one.

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    pool.give_back();
    work.await
}
