//! The handles as an ordered stream, in a plain function that spawns with the first poll.

use futures::{StreamExt, future::lazy, stream::FuturesOrdered};

/// The results of all jobs, in the order of the jobs.
pub fn run_all<F>(jobs: Vec<F>) -> impl Future<Output = Vec<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    async move {
        let handles: FuturesOrdered<_> =
            lazy(|_| jobs.into_iter().map(tokio::spawn).collect()).await;
        handles.map(|ended| ended.unwrap()).collect().await
    }
}
