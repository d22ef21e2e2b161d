//! rejected by: all_jobs_run_at_the_same_time (sequential)
//! The iterator of handles is never collected, and `map` is lazy: each job is spawned only when
//! the loop asks for its handle, which is after the handle before it has been awaited. So the
//! jobs run one after another.

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let count = jobs.len();
    let handles = jobs.into_iter().map(|job| tokio::spawn(job));

    let mut results = Vec::with_capacity(count);
    for handle in handles {
        match handle.await {
            Ok(result) => results.push(result),
            Err(error) => panic!("a job panicked: {error}"),
        }
    }
    results
}
