//! rejected by: nothing_is_drawn_before_the_first_poll (eager)
//! `defer` is a plain function, so `make()` is called while the struct is being filled, before
//! anybody polls the future; `poll` only hands out the value that is already there.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

struct Drawing<T> {
    chart: Option<T>,
}

impl<T> Unpin for Drawing<T> {}

impl<T> Future for Drawing<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<T> {
        let chart = self.chart.take();
        Poll::Ready(chart.expect("a future is not polled again after its end"))
    }
}

/// A future that makes its value when it is polled.
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    Drawing {
        chart: Some(make()),
    }
}
