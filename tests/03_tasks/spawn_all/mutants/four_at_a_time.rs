//! rejected by: hundreds_of_jobs_may_take_days (over_limit)
//! Gives each job a task, and lets only four of them at their work.

use std::sync::Arc;

use futures::future::try_join_all;
use tokio::sync::Semaphore;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let free = Arc::new(Semaphore::new(4));
    let handles = jobs.into_iter().map(|job| {
        let free = Arc::clone(&free);
        tokio::spawn(async move {
            let _permit = free.acquire().await;
            job.await
        })
    });
    try_join_all(handles).await.unwrap()
}
