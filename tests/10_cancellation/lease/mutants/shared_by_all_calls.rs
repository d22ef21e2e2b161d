//! rejected by: each_of_many_calls_has_its_own (over_limit)
//! Counts its users in a static: only the first call takes a connection, and only the last one
//! gives it back.

use std::sync::atomic::{AtomicUsize, Ordering};

static USERS: AtomicUsize = AtomicUsize::new(0);

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

struct Lease<'a>(&'a dyn Pool);

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if USERS.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.give_back();
        }
    }
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    if USERS.fetch_add(1, Ordering::Relaxed) == 0 {
        pool.take();
    }
    let _lease = Lease(pool);
    work.await
}
