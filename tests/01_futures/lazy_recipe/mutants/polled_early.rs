//! rejected by: nothing_is_drawn_before_the_first_poll (eager)
//! Polls the future once to set it going, as if a future had to be started.

use std::{
    future::{pending, ready},
    pin::pin,
    task::{Context, Poll, Waker},
};

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let mut context = Context::from_waker(Waker::noop());
    let polled = pin!(async { make() }).poll(&mut context);
    async {
        match polled {
            Poll::Ready(value) => ready(value).await,
            Poll::Pending => pending().await,
        }
    }
}
