//! rejected by: giving_up_gives_it_back (wrongly_cancelled)
//! Thinks of panics, and not of a dropped future.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let ended = AssertUnwindSafe(work).catch_unwind().await;
    pool.give_back();
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}
