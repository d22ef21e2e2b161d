//! The combinator that the `futures` crate has for it.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    futures::future::lazy(|_context| make())
}
