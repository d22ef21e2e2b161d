//! A future that never gets ready, since there is no value to give.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    drop(make);
    std::future::pending()
}
