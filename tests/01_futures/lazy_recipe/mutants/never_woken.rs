//! rejected by: the_await_draws_and_gives_the_drawing (lost_wakeup)
//! The first poll makes the value and the second would give it, but nobody asks for the second.

use std::{future::poll_fn, task::Poll};

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let mut make = Some(make);
    let mut value = None;
    poll_fn(move |_| match make.take() {
        Some(make) => {
            value = Some(make());
            Poll::Pending
        }
        None => Poll::Ready(value.take().expect("made by the first poll")),
    })
}
