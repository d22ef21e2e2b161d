//! rejected by: compiler (E0277)
//! Hands the work to a task, which would have to own it for good.

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
    tokio::spawn(work).await.expect("the work panicked")
}
