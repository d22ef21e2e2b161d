//! rejected by: both_answers_arrive (panicked)
//! Counts its polls in a `u8`, and takes requests that need more of them for stuck.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Both<U, O> {
    user: Pin<Box<U>>,
    orders: Pin<Box<O>>,
    name: Option<String>,
    list: Option<Vec<u32>>,
    polls: u8,
}

impl<U, O> Future for Both<U, O>
where
    U: Future<Output = String>,
    O: Future<Output = Vec<u32>>,
{
    type Output = (String, Vec<u32>, u8);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        this.polls = this.polls.checked_add(1).expect("the requests are stuck");
        if this.name.is_none() {
            if let Poll::Ready(name) = this.user.as_mut().poll(cx) {
                this.name = Some(name);
            }
        }
        if this.list.is_none() {
            if let Poll::Ready(list) = this.orders.as_mut().poll(cx) {
                this.list = Some(list);
            }
        }
        if this.name.is_none() || this.list.is_none() {
            return Poll::Pending;
        }
        Poll::Ready((
            this.name.take().unwrap(),
            this.list.take().unwrap(),
            this.polls,
        ))
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let both = Both {
        user: Box::pin(user),
        orders: Box::pin(orders),
        name: None,
        list: None,
        polls: 0,
    };
    let (name, list, _polls) = both.await;
    (name, list)
}
