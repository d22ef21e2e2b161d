//! rejected by: the_await_draws_and_gives_the_drawing (needless_wait)
//! Lets the other tasks go first, so the first poll is not the one that draws.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    async move {
        tokio::task::yield_now().await;
        make()
    }
}
