//! rejected by: each_job_is_a_task_of_its_own (wrong_value)
//! Spawns a single task that runs all of them.

use futures::future::join_all;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    tokio::spawn(join_all(jobs)).await.unwrap()
}
