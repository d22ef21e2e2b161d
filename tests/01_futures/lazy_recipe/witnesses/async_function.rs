//! An `async fn`, whose signature says the same in fewer words.

pub async fn defer<T>(make: impl FnOnce() -> T) -> T {
    make()
}
