//! A task that spawns the others, waits for the handles from the last to the first, and turns
//! the list around.

use std::collections::VecDeque;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let all = tokio::spawn(async move {
        let mut handles: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
        let mut results = VecDeque::new();
        while let Some(handle) = handles.pop() {
            results.push_front(handle.await.unwrap());
        }
        results
    });
    all.await.unwrap().into()
}
