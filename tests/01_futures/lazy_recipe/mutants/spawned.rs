//! rejected by: compiler (E0277)
//! A task would start by itself, and it has to own what it works on.

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let task = tokio::spawn(async move { make() });
    async move { task.await.expect("no panic") }
}
