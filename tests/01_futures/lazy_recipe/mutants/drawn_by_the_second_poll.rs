//! rejected by: the_await_draws_and_gives_the_drawing (needless_wait)
//! Has itself woken at once, and draws in the second poll only.

use std::{future::poll_fn, task::Poll};

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let mut make = Some(make);
    let mut polled = false;
    poll_fn(move |context| {
        if !polled {
            polled = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(make.take().expect("polled to its end once")())
    })
}
