//! # Nothing runs before it is polled
//!
//! A statistics page can show a chart that is expensive to draw. Most visitors never scroll down
//! to it, so the page only prepares the drawing, and draws when the chart is really wanted.
//!
//! Write `defer`: it gets a closure and gives a future.
//!
//! - Calling `defer` does not call `make` yet.
//! - The first time that the future is polled (an `.await` does that), it calls `make` and is
//!   ready in that same poll with what `make` gave. No second poll is needed.
//! - A future that is dropped without being polled never calls `make`.
//! - There may be many such futures. Each has its own `make`, and they may be polled in any order,
//!   one within the `make` of another too.

/// A future that makes its value when it is polled.
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let _ = make;
    // The compiler wants to see some future here; put your own in its place.
    async { todo!("make the value when it is wanted, not before") }
}
