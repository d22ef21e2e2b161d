//! A `TaskTracker` waits for the tasks, which put their results into a shared list.

use std::sync::{Arc, Mutex};

use tokio_util::task::TaskTracker;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let results = Arc::new(Mutex::new(Vec::with_capacity(jobs.len())));
    let tracker = TaskTracker::new();
    for (place, job) in jobs.into_iter().enumerate() {
        let results = Arc::clone(&results);
        tracker.spawn(async move {
            let result = job.await;
            results.lock().unwrap().push((place, result));
        });
    }
    tracker.close();
    tracker.wait().await;

    let mut results = std::mem::take(&mut *results.lock().unwrap());
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
