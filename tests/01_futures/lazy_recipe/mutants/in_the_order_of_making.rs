//! rejected by: each_drawing_is_made_when_it_is_wanted (lost_wakeup)
//! Gives out numbers, and lets each drawing wait until those before it have been made.

use std::{
    future::poll_fn,
    sync::atomic::{AtomicUsize, Ordering},
    task::Poll,
};

static NUMBERS: AtomicUsize = AtomicUsize::new(0);
static DRAWN: AtomicUsize = AtomicUsize::new(0);

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
    let mut make = Some(make);
    poll_fn(move |_| {
        if DRAWN.load(Ordering::Relaxed) < number {
            return Poll::Pending;
        }
        DRAWN.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(make.take().expect("polled to its end once")())
    })
}
