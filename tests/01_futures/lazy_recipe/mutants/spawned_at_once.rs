//! rejected by: compiler (E0277)
//! `tokio::spawn` needs a future that is `Send` and `'static`, because the task may outlive the
//! caller and move to another thread; neither `make` nor `T` promises that, so it doesn't
//! compile. (A spawned task would also run without being awaited.)

/// A future that makes its value when it is polled.
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let task = tokio::spawn(async move { make() });
    async move { task.await.expect("drawing doesn't panic") }
}
