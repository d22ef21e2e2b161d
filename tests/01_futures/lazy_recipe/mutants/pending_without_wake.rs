//! rejected by: nothing_is_drawn_before_the_first_poll (lost_wakeup)
//! The first poll returns `Poll::Pending` without having arranged for the waker to be called, so
//! nobody ever polls the future a second time: it hangs forever, and the value that it could have
//! given at once is never made.

use std::{future::poll_fn, task::Poll};

/// A future that makes its value when it is polled.
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let mut make = Some(make);
    let mut wanted = false;
    poll_fn(move |_cx| {
        if !wanted {
            // The first poll says that the chart is wanted, the next one fetches it.
            wanted = true;
            return Poll::Pending;
        }
        let make = make.take().expect("the chart is fetched once");
        Poll::Ready(make())
    })
}
