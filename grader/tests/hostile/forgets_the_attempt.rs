//! expects: a_slow_attempt_is_waited_for is failed (wrong_value)
//! in: 01_futures/wait_for
//! points: 6
//! Gives slow attempts up and forgets them, so that nobody sees them dropped.

use std::{future::poll_fn, pin::pin, task::Poll, time::Duration};

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut number = 0;
    loop {
        number += 1;
        let mut attempt = Box::pin(probe(number));
        let mut timer = pin!(tokio::time::sleep(Duration::from_millis(100)));
        let got = poll_fn(|cx| match attempt.as_mut().poll(cx) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending => timer.as_mut().poll(cx).map(|()| None),
        })
        .await;
        match got {
            None => std::mem::forget(attempt),
            Some(Some(value)) => return value,
            Some(None) => {}
        }
        tokio::time::sleep(every).await;
    }
}
