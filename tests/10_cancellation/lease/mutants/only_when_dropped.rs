//! rejected by: each_of_many_calls_has_its_own (needless_wait)
//! Gives the connection back when its future is dropped, not when the work is done.

use std::pin::Pin;
use std::task::{Context, Poll};

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Leased<'a, W> {
    pool: &'a dyn Pool,
    work: Pin<Box<W>>,
    taken: bool,
}

impl<W: Future> Future for Leased<'_, W> {
    type Output = W::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<W::Output> {
        if !self.taken {
            self.pool.take();
            self.taken = true;
        }
        self.work.as_mut().poll(cx)
    }
}

impl<W> Drop for Leased<'_, W> {
    fn drop(&mut self) {
        if self.taken {
            self.pool.give_back();
        }
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> impl Future<Output = T> {
    Leased {
        pool,
        work: Box::pin(work),
        taken: false,
    }
}
