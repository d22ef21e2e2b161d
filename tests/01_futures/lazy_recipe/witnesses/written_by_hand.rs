//! A future written by hand, with explicit type parameters.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

struct Deferred<F> {
    make: Option<F>,
}

// Nothing in here is ever pinned.
impl<F> Unpin for Deferred<F> {}

impl<F, T> Future for Deferred<F>
where
    F: FnOnce() -> T,
{
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<T> {
        let make = self.make.take();
        Poll::Ready(make.expect("not polled after its end")())
    }
}

pub fn defer<T, F>(make: F) -> impl Future<Output = T>
where
    F: FnOnce() -> T,
{
    Deferred { make: Some(make) }
}
