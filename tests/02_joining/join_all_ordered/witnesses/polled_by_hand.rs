//! Boxes the requests and polls all that are not done yet, without any combinator.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

enum Request<'a, T> {
    UnderWay(Pin<Box<dyn Future<Output = T> + 'a>>),
    Done(T),
}

/// What `fetch` gives for each of the `ids`, in the same order.
pub async fn fetch_all<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> {
    let send = |&id: &u32| Request::UnderWay(Box::pin(fetch(id)));
    let mut requests: Vec<Request<'_, T>> = ids.iter().map(send).collect();
    poll_fn(|context: &mut Context<'_>| {
        let mut missing = false;
        for request in &mut requests {
            if let Request::UnderWay(future) = request {
                match future.as_mut().poll(context) {
                    Poll::Ready(photo) => *request = Request::Done(photo),
                    Poll::Pending => missing = true,
                }
            }
        }
        if missing {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
    let photo = |request| match request {
        Request::UnderWay(_) => None,
        Request::Done(photo) => Some(photo),
    };
    requests.into_iter().filter_map(photo).collect()
}
