//! rejected by: all_jobs_run_at_the_same_time (sequential)
//! The iterator is lazy: each job is spawned when the loop asks for it.

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let handles = jobs.into_iter().map(tokio::spawn);
    let mut results = Vec::new();
    for handle in handles {
        results.push(handle.await.unwrap());
    }
    results
}
