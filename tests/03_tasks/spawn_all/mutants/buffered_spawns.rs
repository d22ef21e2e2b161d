//! rejected by: hundreds_of_jobs_may_take_days (sequential)
//! Spawns lazily through `buffered`, so a job has to wait until one before it has made room.

use futures::{StreamExt, stream};

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    stream::iter(jobs)
        .map(|job| async { tokio::spawn(job).await.unwrap() })
        .buffered(100)
        .collect()
        .await
}
