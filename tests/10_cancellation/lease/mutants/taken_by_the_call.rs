//! rejected by: an_unpolled_call_takes_nothing (eager)
//! Takes the connection in a plain function, and guards it only in the future: who never polls
//! that one loses a connection.

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

pub fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> impl Future<Output = T> {
    pool.take();
    async move {
        let _lease = Lease(pool);
        work.await
    }
}
