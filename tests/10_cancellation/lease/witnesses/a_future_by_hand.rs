//! A future by hand, which holds the lease in a field and lets go of it with the value.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// A pool of connections. The suite brings its own, which counts.
pub trait Pool {
    /// Takes a connection out.
    fn take(&self);

    /// Puts a connection back.
    fn give_back(&self);
}

struct Leased<'a, F> {
    pool: &'a dyn Pool,
    held: bool,
    work: Pin<Box<F>>,
}

impl<F> Leased<'_, F> {
    fn let_go(&mut self) {
        if std::mem::take(&mut self.held) {
            self.pool.give_back();
        }
    }
}

impl<F: Future> Future for Leased<'_, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        if !self.held {
            self.pool.take();
            self.held = true;
        }
        let polled = self.work.as_mut().poll(context);
        if polled.is_ready() {
            self.let_go();
        }
        polled
    }
}

impl<F> Drop for Leased<'_, F> {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// The value of `work`, run while a connection is taken out of the pool.
pub fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> impl Future<Output = T> {
    Leased {
        pool,
        held: false,
        work: Box::pin(work),
    }
}
