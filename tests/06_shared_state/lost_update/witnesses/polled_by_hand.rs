//! Polls the lock and then the audit by hand, with `poll_fn`.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Poll, ready},
};

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut lock = Box::pin(account.lock());
    let mut balance = poll_fn(|context| lock.as_mut().poll(context)).await;
    let new = *balance + n;
    let mut audit = pin!(audit(new));
    poll_fn(|context| {
        ready!(audit.as_mut().poll(context));
        *balance = new;
        Poll::Ready(new)
    })
    .await
}
