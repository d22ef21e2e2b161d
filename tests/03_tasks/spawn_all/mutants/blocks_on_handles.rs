//! rejected by: all_jobs_run_at_the_same_time (panicked)
//! Waits for the handles by blocking the thread that has to run the tasks.

use tokio::runtime::Handle;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let handles: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    handles
        .into_iter()
        .map(|handle| Handle::current().block_on(handle).unwrap())
        .collect()
}
