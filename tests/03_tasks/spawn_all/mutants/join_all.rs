//! rejected by: each_job_is_a_task_of_its_own (wrong_value)
//! Runs all jobs inside of the calling task.

use futures::future::join_all;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    join_all(jobs).await
}
