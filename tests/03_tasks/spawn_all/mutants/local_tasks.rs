//! rejected by: each_job_is_a_task_of_its_own (wrong_value)
//! Makes tasks of a `LocalSet`, which run only while the caller's own task polls the set.

use futures::future::try_join_all;
use tokio::task::LocalSet;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let local = LocalSet::new();
    let handles: Vec<_> = jobs.into_iter().map(|job| local.spawn_local(job)).collect();
    local.run_until(try_join_all(handles)).await.unwrap()
}
