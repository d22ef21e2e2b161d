//! rejected by: each_of_many_calls_has_its_own (panicked)
//! Makes up a limit on how long the work may take.

use std::time::Duration;

use tokio::time::timeout;

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
    match timeout(Duration::from_secs(3600), work).await {
        Ok(value) => value,
        Err(_) => panic!("a connection was held for more than an hour"),
    }
}
