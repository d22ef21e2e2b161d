//! rejected by: giving_up_gives_it_back (wrongly_cancelled)
//! Makes the guard only when the work is done.

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
    let value = work.await;
    let _lease = Lease(pool);
    value
}
