//! Polls all mirrors that have not answered yet, in a `poll_fn`.

use std::{future::poll_fn, pin::Pin, task::Poll};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: Vec<Pin<Box<F>>> = mirrors.into_iter().map(Box::pin).collect();
    let mut errors = Vec::new();
    poll_fn(move |context| {
        let mut place = 0;
        while place < running.len() {
            match running[place].as_mut().poll(context) {
                Poll::Ready(Ok(value)) => return Poll::Ready(Ok(value)),
                Poll::Ready(Err(error)) => {
                    errors.push(error);
                    drop(running.swap_remove(place));
                }
                Poll::Pending => place += 1,
            }
        }
        if running.is_empty() {
            Poll::Ready(Err(std::mem::take(&mut errors)))
        } else {
            Poll::Pending
        }
    })
    .await
}
