//! A boxed future, mapped from one that is ready.

use std::future::ready;

use futures::FutureExt;

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    Box::pin(ready(()).map(move |()| make()))
}
