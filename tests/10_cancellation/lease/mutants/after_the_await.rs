//! rejected by: giving_up_gives_it_back (wrongly_cancelled)
//! Gives back in the line after the `.await`, which a dropped future never reaches.

pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    let value = work.await;
    pool.give_back();
    value
}
