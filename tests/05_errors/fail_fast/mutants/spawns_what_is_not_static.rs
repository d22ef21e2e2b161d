//! rejected by: compiler (E0277)
//! The requests are handed to `tokio::spawn`, which needs futures (and results) that are `Send +
//! 'static`, since a task may move between threads and outlive its caller. The signature promises
//! neither, so it does not compile; no task is needed to wait for two futures at the same time.

use tokio::task::JoinHandle;

async fn answer<T, E>(task: JoinHandle<Result<T, E>>) -> Result<T, E> {
    task.await.expect("the request panicked")
}

/// What both requests gave, or the error of the one that failed first.
pub async fn both<A, B, E>(
    flight: impl Future<Output = Result<A, E>>,
    hotel: impl Future<Output = Result<B, E>>,
) -> Result<(A, B), E> {
    let flight = tokio::spawn(flight);
    let hotel = tokio::spawn(hotel);
    tokio::try_join!(answer(flight), answer(hotel))
}
