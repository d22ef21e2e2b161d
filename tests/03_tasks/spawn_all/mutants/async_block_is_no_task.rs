//! rejected by: each_job_is_a_task_of_its_own (wrong_value)
//! Each job is only wrapped in an `async move` block and joined, in the belief that such a block
//! is a task; but it is just another future that is polled inside of the caller's task. Nothing
//! is handed to the runtime with `tokio::spawn`, so no job sees a task id of its own.

use futures::future::join_all;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    // one async task per job
    let tasks = jobs.into_iter().map(|job| async move { job.await });
    join_all(tasks).await
}
