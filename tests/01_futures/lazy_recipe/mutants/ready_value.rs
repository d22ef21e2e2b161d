//! rejected by: nothing_is_drawn_before_the_first_poll (eager)
//! `ready` holds a value that exists already.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    std::future::ready(make())
}
