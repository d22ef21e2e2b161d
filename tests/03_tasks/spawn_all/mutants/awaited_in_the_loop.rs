//! rejected by: all_jobs_run_at_the_same_time (sequential)
//! Waits for each task before it spawns the next.

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    for job in jobs {
        results.push(tokio::spawn(job).await.unwrap());
    }
    results
}
