//! rejected by: all_jobs_run_at_the_same_time (too_early)
//! Starts the tasks, and returns what they have put into the list by then: nothing.

use std::sync::{Arc, Mutex};

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let results = Arc::new(Mutex::new(Vec::new()));
    for job in jobs {
        let results = Arc::clone(&results);
        tokio::spawn(async move {
            let result = job.await;
            results.lock().unwrap().push(result);
        });
    }
    let done = std::mem::take(&mut *results.lock().unwrap());
    done
}
