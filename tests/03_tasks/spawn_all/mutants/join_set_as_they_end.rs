//! rejected by: results_keep_the_order_of_the_jobs (wrong_order)
//! `JoinSet::join_next` gives the tasks' results in the order in which the tasks end, and they
//! are pushed just like that, without the index of their job. So the results stand in the order
//! of completion and not in that of the jobs.

use tokio::task::JoinSet;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut set = JoinSet::new();
    for job in jobs {
        set.spawn(job);
    }

    let mut results = Vec::with_capacity(set.len());
    while let Some(joined) = set.join_next().await {
        let result = joined.expect("the jobs don't panic");
        results.push(result);
    }
    results
}
