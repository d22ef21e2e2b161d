//! rejected by: a_panic_gives_it_back (lost_result)
//! The guard does nothing while a panic is under way.

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

struct Lease<'a>(&'a dyn Pool);

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.0.give_back();
        }
    }
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let _lease = Lease(pool);
    work.await
}
