//! rejected by: hundreds_of_jobs_may_take_days (too_early)
//! Makes up a limit of time, and leaves out what is not there by then.

use std::time::Duration;

use tokio::time::timeout;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let handles: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    let mut results = Vec::new();
    for handle in handles {
        if let Ok(Ok(result)) = timeout(Duration::from_secs(600), handle).await {
            results.push(result);
        }
    }
    results
}
