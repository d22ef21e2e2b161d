//! A `JoinSet` whose results come as they end, each put into the place of its job.

use tokio::task::JoinSet;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results: Vec<Option<F::Output>> = Vec::new();
    results.resize_with(jobs.len(), || None);
    let mut tasks = JoinSet::new();
    for (place, job) in jobs.into_iter().enumerate() {
        tasks.spawn(async move { (place, job.await) });
    }
    while let Some(joined) = tasks.join_next().await {
        let (place, result) = joined.unwrap();
        results[place] = Some(result);
    }
    results.into_iter().flatten().collect()
}
