//! rejected by: hundreds_of_jobs_may_take_days (sequential)
//! Spawns ten jobs, waits for them, and spawns the next ten.

use futures::future::try_join_all;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    let mut jobs = jobs.into_iter().peekable();
    while jobs.peek().is_some() {
        let batch = jobs.by_ref().take(10).map(tokio::spawn);
        results.extend(try_join_all(batch).await.unwrap());
    }
    results
}
