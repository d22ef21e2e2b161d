//! A future that panics when it is polled, without calling the closure.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    drop(make);
    async { panic!("no chart today") }
}
