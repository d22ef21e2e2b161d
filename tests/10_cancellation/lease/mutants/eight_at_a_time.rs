//! rejected by: each_of_many_calls_has_its_own (over_limit)
//! Makes up a limit of its own on how many connections may be out.

use tokio::sync::Semaphore;

static CONNECTIONS: Semaphore = Semaphore::const_new(8);

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
    let _permit = CONNECTIONS.acquire().await;
    pool.take();
    let _lease = Lease(pool);
    work.await
}
