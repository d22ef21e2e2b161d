//! # Nothing runs before it is polled
//!
//! An `async` block is a value, like a closure: writing it down runs nothing. Its body begins
//! when somebody polls the future. That is often an `.await`, but `join!`, `select!` and `spawn`
//! poll as well.

/// A future that makes its value when it is polled.
#[expect(
    clippy::manual_async_fn,
    reason = "`async fn defer<T>(make: …) -> T { make() }` is the same in fewer words, but hides the future"
)]
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    // A statement here, before the block, would run during the call of `defer`: this is a plain
    // function. `std::future::ready(make())` would make that mistake too, since an argument is
    // made before the function gets it.
    //
    // `move` puts the closure into the future. If the future is dropped, the closure goes with
    // it, and has never been called.
    async move { make() }
}
