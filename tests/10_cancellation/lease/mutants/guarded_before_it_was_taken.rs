//! rejected by: an_unpolled_call_takes_nothing (wrong_value)
//! Makes the guard in the call and takes the connection in the future: who never polls that one
//! gives back what was never taken.

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
    let lease = Lease(pool);
    async move {
        lease.0.take();
        work.await
    }
}
