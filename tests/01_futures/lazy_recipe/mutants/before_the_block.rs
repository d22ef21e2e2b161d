//! rejected by: nothing_is_drawn_before_the_first_poll (eager)
//! Calls the closure first and wraps its result in a future.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let value = make();
    async move { value }
}
