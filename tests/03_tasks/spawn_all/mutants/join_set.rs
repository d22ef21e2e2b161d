//! rejected by: results_keep_the_order_of_the_jobs (wrong_order)
//! A `JoinSet` hands out the results as the tasks end.

use tokio::task::JoinSet;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut tasks = JoinSet::new();
    for job in jobs {
        tasks.spawn(job);
    }
    tasks.join_all().await
}
