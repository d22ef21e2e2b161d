//! rejected by: a_panic_gives_it_back (panicked)
//! Catches the panic of the work and panics anew, so nobody learns what was wrong.

use std::panic::AssertUnwindSafe;

use futures::FutureExt;

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
    match AssertUnwindSafe(work).catch_unwind().await {
        Ok(value) => value,
        Err(_) => panic!("the work failed"),
    }
}
